package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.NamedBeans;
import dev.seans.login.Failure;
import dev.seans.login.GivenAccess;
import dev.seans.login.IbSessionLogin;
import dev.seans.login.LoginFailedException;
import dev.seans.login.LoginKinds;
import dev.seans.login.SettingsLogin;
import dev.seans.settings.InvalidSettingsException;
import dev.seans.testkit.upstream.SteppedTime;
import dev.seans.testkit.upstream.TestCertificate;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.upstream.UpstreamName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The upstreams of the settings, as the keeper reaches them. */
class UpstreamsTest {

    private static final SteppedClock CLOCK = new SteppedClock(TestDatabase.H2.fresh());
    private static final UpstreamName ERP = new UpstreamName("erp");

    @TempDir
    Path folder;

    @Test
    void anUpstreamIsReachedByItsTrustStoreAndByNoOther() throws Exception {
        TestCertificate certificate = TestCertificate.made(folder.resolve("one"));
        TestCertificate other = TestCertificate.made(folder.resolve("other"));
        try (TestUpstream upstream = TestUpstream.basicOverTls(new SteppedTime(), certificate.sockets())) {
            KeptUpstream trusting = erp(upstream.url(), trustStore(certificate.trustStore()));
            KeptUpstream mistrusting = erp(upstream.url(), trustStore(other.trustStore()));

            assertThat(trusting.login()
                            .login(trusting.access(), trusting.credentials().read())
                            .cookies())
                    .hasSize(1);
            assertThatExceptionOfType(LoginFailedException.class)
                    .isThrownBy(() -> mistrusting
                            .login()
                            .login(
                                    mistrusting.access(),
                                    mistrusting.credentials().read()))
                    .withMessage("the certificate of " + upstream.url() + " is not trusted, or is one for another host:"
                            + " check the address; if it is right, name a trust store with this certificate, or with that"
                            + " of its issuer, in seans.upstream.erp.trust-store")
                    .satisfies(failed -> assertThat(failed.failure()).isEqualTo(Failure.UNREACHABLE));
        }
    }

    @Test
    void aServerWithoutTlsIsToldFromOneThatIsNotTrusted() throws Exception {
        try (TestUpstream upstream = TestUpstream.basic(new SteppedTime())) {
            URI tls = URI.create(upstream.url().toString().replace("http:", "https:"));
            KeptUpstream erp = erp(tls, Map.of());

            assertThatExceptionOfType(LoginFailedException.class)
                    .isThrownBy(() ->
                            erp.login().login(erp.access(), erp.credentials().read()))
                    .withMessage("no TLS connection to " + tls
                            + ": it speaks no TLS there, or no version of it that this JDK allows");
        }
    }

    @Test
    void aTrustStoreThatIsNotThereStopsTheDeployment() {
        Path missing = folder.resolve("missing.p12");

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> erp(URI.create("https://erp.example.com"), trustStore(missing)))
                .withMessageContaining("seans.upstream.erp.trust-store: the trust store " + missing + " is not there");
    }

    private static Map<String, String> trustStore(Path file) {
        return Map.of("trust-store", file.toString(), "trust-store-password", "changeit");
    }

    private static KeptUpstream erp(URI url, Map<String, String> given) {
        LoginKinds kinds =
                new LoginKinds(new SettingsLogin(CLOCK), new IbSessionLogin(CLOCK), new NamedBeans<>(Map.of()));
        Upstreams upstreams = new Upstreams(GivenAccess.all(url, given), kinds);
        assertThat(upstreams.names()).containsExactly(ERP);
        return upstreams.find(ERP).orElseThrow();
    }
}
