package dev.seans.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seans.settings.Secret;
import dev.seans.testkit.upstream.ForwardProxy;
import dev.seans.testkit.upstream.SteppedTime;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.testkit.upstream.TestCertificate;
import dev.seans.testkit.upstream.TestUpstream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to an upstream: proxy, certificates, no redirections. */
class UpstreamHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void requestsGoByTheProxyAlsoToThisMachine() throws Exception {
        try (TestUpstream upstream = TestUpstream.basic(new SteppedTime());
                ForwardProxy proxy = new ForwardProxy()) {
            InetSocketAddress address = InetSocketAddress.createUnresolved("localhost", proxy.port());
            HttpClient http = new UpstreamHttp(PATIENCE, Optional.of(address), Optional.empty()).newClient();

            assertThat(status(http, upstream.url().resolve("/data"))).isEqualTo(401);
            assertThat(proxy.requests()).containsExactly("GET " + upstream.url() + "/data");
        }
    }

    @Test
    void withoutAProxyTheWayIsStraightWhateverTheJvmIsToldOtherwise() {
        HttpClient http = new UpstreamHttp(PATIENCE, Optional.empty(), Optional.empty()).newClient();

        assertThat(http.proxy()).contains(HttpClient.Builder.NO_PROXY);
        assertThat(http.cookieHandler()).isEmpty();
        assertThat(http.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(http.connectTimeout()).contains(PATIENCE);
    }

    @Test
    void noRedirectionIsFollowed() throws Exception {
        try (TestUpstream upstream = TestUpstream.basic(new SteppedTime())) {
            upstream.always("/data", TestAnswer.redirect());
            HttpClient http = new UpstreamHttp(PATIENCE, Optional.empty(), Optional.empty()).newClient();

            assertThat(status(http, upstream.url().resolve("/data"))).isEqualTo(302);
            assertThat(upstream.last("/login")).isEmpty();
        }
    }

    @Test
    void anUpstreamIsTrustedByTheTrustStoreAlone() throws Exception {
        TestCertificate certificate = TestCertificate.made(folder.resolve("one"));
        TestCertificate other = TestCertificate.made(folder.resolve("other"));
        try (TestUpstream upstream = TestUpstream.basicOverTls(new SteppedTime(), certificate.sockets())) {
            URI uri = upstream.url().resolve("/data");

            assertThat(status(trusting(certificate.trustStore(), "changeit"), uri))
                    .isEqualTo(401);
            assertThatThrownBy(() -> status(trusting(other.trustStore(), "changeit"), uri))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void aTrustStoreThatCannotBeUsedSaysWhy() throws Exception {
        TestCertificate certificate = TestCertificate.made(folder.resolve("one"));
        Path missing = folder.resolve("missing.p12");
        Path nonsense = Files.writeString(folder.resolve("nonsense.p12"), "topsecret");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trusting(missing, "changeit"))
                .withMessage(
                        "the trust store " + missing
                                + " is not there, or cannot be read: name a PKCS#12 or JKS file that the server's user may read");
        for (Path unusable : new Path[] {nonsense, certificate.trustStore()}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> trusting(unusable, "topsecret"))
                    .withMessage(
                            "the trust store " + unusable + " cannot be opened: it must be a PKCS#12 or JKS file, and"
                                    + " its password must be the one of trust-store-password");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trusting(certificate.keyStore(), "changeit"))
                .withMessageContaining(" has no certificate to trust");
    }

    private static HttpClient trusting(Path trustStore, String password) {
        return new UpstreamHttp(
                        PATIENCE, Optional.empty(), Optional.of(new TrustStore(trustStore, new Secret(password))))
                .newClient();
    }

    private static int status(HttpClient http, URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
