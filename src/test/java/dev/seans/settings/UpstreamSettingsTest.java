package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.LogListener;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UpstreamSettingsTest {

    @Test
    void withoutAListThereIsNoUpstream() {
        assertThat(GivenSettings.defaults().upstreams()).isEmpty();
    }

    @Test
    void upstreamsComeInTheOrderOfTheListEachWithItsOwnSettings() {
        Map<String, String> given = new HashMap<>(GivenUpstreams.basic("erp"));
        given.putAll(GivenUpstreams.ibSession("aaa1"));
        given.put("seans.upstreams", "erp, aaa1");
        Settings settings = GivenSettings.with(given);

        assertThat(settings.upstreams()).extracting(UpstreamSettings::name).containsExactly("erp", "aaa1");
        assertThat(settings.upstreams()).extracting(UpstreamSettings::login).containsExactly("basic", "ibsession");
        assertThat(settings.upstream("aaa1").orElseThrow().isIbSession()).isTrue();
        assertThat(settings.upstream("shop")).isEmpty();
    }

    @Test
    void whatABasicLoginTakesByDefault() {
        UpstreamSettings erp = GivenUpstreams.settings(GivenUpstreams.basic("erp"));

        assertThat(erp.baseUrl()).isEqualTo(URI.create("https://erp.example.com/base"));
        assertThat(erp.how().kind()).isEqualTo(LoginKind.BASIC);
        assertThat(erp.how().method()).isEqualTo("POST");
        assertThat(erp.loginPath()).isEqualTo("/login");
        assertThat(erp.how().statuses()).containsExactly(201);
        assertThat(erp.checkPath()).isEqualTo("/me");
        assertThat(erp.sendsAuthorizationAlways()).isFalse();
        assertThat(erp.oneCallAtATime()).isFalse();
        assertThat(erp.sessions()).isOne();
        assertThat(erp.lostWords()).containsExactly("401", "redirect", "html");
        assertThat(erp.idle()).isEmpty();
        assertThat(erp.lifetime()).isEmpty();
        assertThat(erp.how().expiryField()).isEmpty();
        assertThat(erp.cookies()).isEmpty();
        assertThat(erp.proxy()).isEmpty();
        assertThat(erp.path(UpstreamSetting.TRUST_STORE)).isEmpty();
        assertThat(erp.connectTimeout()).hasSeconds(10);
        assertThat(erp.timeout()).hasSeconds(30);
        assertThat(erp.callTimeout()).hasSeconds(60);
    }

    @Test
    void whatIbSessionTakesByDefault() {
        UpstreamSettings erp = GivenUpstreams.settings(GivenUpstreams.ibSession("erp"));

        assertThat(erp.how().method()).isEqualTo("GET");
        assertThat(erp.how().statuses()).hasSize(100).contains(200, 299);
        assertThat(erp.checkPath()).isEqualTo("/login");
        assertThat(erp.sendsAuthorizationAlways()).isTrue();
        assertThat(erp.oneCallAtATime()).isTrue();
        assertThat(erp.sessions()).isEqualTo(4);
        assertThat(erp.lostWords()).containsExactlyInAnyOrder("401", "400", "404", "redirect", "html");
        assertThat(erp.idle()).contains(Duration.ofSeconds(20));
    }

    @Test
    void aBeanOfTheTeamNeedsNoLoginPathAndNoCredentials() {
        UpstreamSettings erp = GivenUpstreams.settings(Map.of(
                "seans.upstreams", "erp",
                "seans.upstream.erp.url", "http://localhost:8080",
                "seans.upstream.erp.login", "erpLogin",
                "seans.upstream.erp.check-path", "/me"));

        assertThat(erp.how().kind()).isEqualTo(LoginKind.BEAN);
        assertThat(erp.how().method()).isEqualTo("GET");
        assertThat(erp.sessions()).isOne();
        assertThat(erp.baseUrl()).isEqualTo(URI.create("http://localhost:8080"));
    }

    @Test
    void whatIsGivenBeatsEachDefault() {
        UpstreamSettings erp = GivenUpstreams.settings(GivenUpstreams.of(
                "erp",
                Map.ofEntries(
                        Map.entry("login", "ibsession"),
                        Map.entry("login-method", "POST"),
                        Map.entry("login-status", "200,204"),
                        Map.entry("check-path", "/ping?x=1"),
                        Map.entry("authorize", "login"),
                        Map.entry("sessions", "7"),
                        Map.entry("lost", "406"),
                        Map.entry("idle", "1 min"),
                        Map.entry("lifetime", "8 h"),
                        Map.entry("expiry-field", "/token/expiry"),
                        Map.entry("cookies", "a b"),
                        Map.entry("proxy", "proxy.local:3128"),
                        Map.entry("trust-store", "/etc/trust.p12"),
                        Map.entry("trust-store-password", "geheim"))));

        assertThat(erp.how().method()).isEqualTo("POST");
        assertThat(erp.how().statuses()).containsExactlyInAnyOrder(200, 204);
        assertThat(erp.checkPath()).isEqualTo("/ping?x=1");
        assertThat(erp.sendsAuthorizationAlways()).isFalse();
        assertThat(erp.sessions()).isEqualTo(7);
        assertThat(erp.lostWords()).containsExactly("406");
        assertThat(erp.idle()).contains(Duration.ofMinutes(1));
        assertThat(erp.lifetime()).contains(Duration.ofHours(8));
        assertThat(erp.how().expiryField()).contains("/token/expiry");
        assertThat(erp.cookies()).isEqualTo(List.of("a", "b"));
        assertThat(erp.proxy()).contains(InetSocketAddress.createUnresolved("proxy.local", 3128));
        assertThat(erp.path(UpstreamSetting.TRUST_STORE)).contains(Path.of("/etc/trust.p12"));
        assertThat(erp.secret(UpstreamSetting.TRUST_STORE_PASSWORD)).isEqualTo(new Secret("geheim"));
    }

    @Test
    void aSystemPropertyBeatsTheEnvironmentWhichBeatsAContextParam() {
        Map<String, String> params = new HashMap<>(GivenUpstreams.basic("erp"));
        params.put("seans.upstream.erp.timeout", "1 s");
        params.put("seans.upstream.erp.connect-timeout", "1 s");
        params.put("seans.upstream.erp.call-timeout", "50 s");
        UpstreamSettings erp = new SettingsReader(new RawSettings(
                        Map.of("seans.upstream.erp.timeout", "3 s"),
                        Map.of("SEANS_UPSTREAM_ERP_TIMEOUT", "2 s", "SEANS_UPSTREAM_ERP_CONNECT_TIMEOUT", "2 s"),
                        params))
                .read()
                .upstreams()
                .get(0);

        assertThat(erp.timeout()).hasSeconds(3);
        assertThat(erp.connectTimeout()).hasSeconds(2);
        assertThat(erp.callTimeout()).hasSeconds(50);
        assertThat(erp.effective(UpstreamSetting.TIMEOUT)).hasToString("3 s (system property)");
    }

    @Test
    void theLogShowsThatThereAreSecretsAndNotWhich() {
        Map<String, String> given = new HashMap<>(GivenUpstreams.basic("erp"));
        given.put("seans.encryption-keys", "geheim");
        try (LogListener log = LogListener.on(ActiveSettings.class)) {
            new ActiveSettings().start(given);

            assertThat(log.lines())
                    .hasSize(Setting.values().length + UpstreamSetting.values().length)
                    .contains(
                            "INFO seans.encryption-keys = (set) (context param)",
                            "INFO seans.upstream.erp.url = https://erp.example.com/base/ (context param)",
                            "INFO seans.upstream.erp.password = (set) (context param)",
                            "INFO seans.upstream.erp.trust-store-password = (empty) (default)")
                    .noneMatch(line -> line.contains("geheim"));
        }
    }

    @Test
    void nothingShowsASecretByAccident() {
        Map<String, String> given = GivenUpstreams.basic("erp");
        UpstreamSettings erp = GivenUpstreams.settings(given);
        RawSettings raw = new RawSettings(given, given, given);

        assertThat(erp.effective(UpstreamSetting.PASSWORD) + " " + erp + erp.secret(UpstreamSetting.PASSWORD) + raw
                        + raw.find("seans.upstream.erp.password").orElseThrow())
                .contains("(set)")
                .doesNotContain("geheim");
    }

    @ParameterizedTest
    @CsvSource({"LOGIN_PATH, SEANS_UPSTREAM_ERP1_LOGIN_PATH", "URL, SEANS_UPSTREAM_ERP1_URL"})
    void anEnvironmentVariableHasUnderscoresForDotsAndHyphens(UpstreamSetting setting, String name) {
        assertThat(setting.environmentName("erp1")).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource
    void everySettingIsDescribedInOneCellOfATable(UpstreamSetting setting) {
        assertThat(setting.suffix()).matches("[a-z]+(-[a-z]+)*");
        assertThat(setting.description()).isNotBlank().doesNotContain("|", "\n");
        assertThat(setting.type().label()).isNotBlank().doesNotContain("|", "\n");
    }
}
