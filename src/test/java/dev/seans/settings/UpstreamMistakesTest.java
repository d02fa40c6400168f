package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.fakes.LogListener;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamMistakesTest {

    private static final String PREFIX = "Seans was not started, because of its settings: ";
    private static final String ERP = "seans.upstream.erp.";

    /** What is set beside a good upstream with basic login, and what is said then; @ stands for seans.upstream.erp. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "url             |                         | @url must be set",
                "url             | ftp://host/x            | @url = \"ftp://host/x\" (system property): expected an http or https URL with a host, without user, query and fragment",
                "url             | https:///x              | @url = \"https:///x\" (system property): expected an http or https URL with a host, without user, query and fragment",
                "url             | https://u:geheim@host   | @url (system property): expected an http or https URL with a host, without user, query and fragment",
                "url             | https://host?key=geheim | @url (system property): expected an http or https URL with a host, without user, query and fragment",
                "url             | https://ge heim@host    | @url (system property): expected an http or https URL with a host, without user, query and fragment",
                "login           | two words               | @login = \"two words\" (system property): expected 1 to 100 letters, digits, '_', '-' or '.'",
                "login-method    | PUT                     | @login-method = \"PUT\" (system property): expected one of [auto, GET, POST]",
                "login-path      |                         | @login-path must be set",
                "login-path      | login                   | @login-path = login (system property): expected a path that begins with /, with blanks and other letters as %20, without #",
                "login-path      | /a b                    | @login-path = /a b (system property): expected a path that begins with /, with blanks and other letters as %20, without #",
                "login-path      | /вход                   | @login-path = /вход (system property): expected a path that begins with /, with blanks and other letters as %20, without #",
                "login-path      | /a#b                    | @login-path = /a#b (system property): expected a path that begins with /, with blanks and other letters as %20, without #",
                "check-path      |                         | @check-path must be set, because each new session is tried there",
                "check-path      | https://evil/           | @check-path = https://evil/ (system property): expected a path that begins with /, with blanks and other letters as %20, without #",
                "login-status    | 2xx                     | @login-status = 2xx (system property): expected statuses, such as 200 201",
                "login-status    | 201 700                 | @login-status = 201 700 (system property): expected statuses, such as 200 201",
                "lost            | 401 page                | @lost = 401 page (system property): expected statuses, redirect or html",
                "lost            | HTML                    | @lost = HTML (system property): expected statuses, redirect or html",
                "user            |                         | @password = (set) (system property) needs @user, too",
                "password        |                         | @user = robot (system property) needs @password, too",
                "user            | ro:bot                  | @user = ro:bot (system property): expected no colon, which HTTP Basic does not allow in the name of a user",
                "credentials-file| /etc/erp                | @credentials-file = /etc/erp (system property) must not be given together with @user = robot (system property)",
                "expiry-field    | token/expiry            | @expiry-field = token/expiry (system property): expected a JSON Pointer, such as /token/expiry",
                "expiry-field    | /a~2                    | @expiry-field = /a~2 (system property): expected a JSON Pointer, such as /token/expiry",
                "lifetime        | long                    | @lifetime = \"long\" (system property): expected a number and a unit, one of [ms, s, min, h, d]",
                "idle            | 0 s                     | @idle = \"0 s\" (system property): expected more than 0",
                "sessions        | 101                     | @sessions = 101 (system property) must not exceed 100",
                "sessions        | 0                       | @sessions = \"0\" (system property): expected a whole number above 0",
                "authorize       | never                   | @authorize = \"never\" (system property): expected one of [auto, login, always]",
                "timeout         | 10 min                  | @connect-timeout = 10 s (default) and @timeout = 10 min (system property) must not exceed 10 min together",
                "call-timeout    | 10 s                    | @connect-timeout = 10 s (default) must be shorter than @call-timeout = 10 s (system property)",
                "proxy           | proxy                   | @proxy (system property): expected host:port, without user and password",
                "proxy           | proxy:0                 | @proxy (system property): expected host:port, without user and password",
                "proxy           | proxy:65536             | @proxy (system property): expected host:port, without user and password",
                "proxy           | http://proxy:3128       | @proxy (system property): expected host:port, without user and password",
                "proxy           | u:geheim@proxy:3128     | @proxy (system property): expected host:port, without user and password",
                "trust-store-password | geheim             | @trust-store-password = (set) (system property) needs @trust-store, too",
            })
    void aMistakeIsToldWithWhatIsRight(String suffix, @Nullable String text, String mistake) {
        Map<String, String> given = new HashMap<>(GivenUpstreams.basic("erp"));
        given.put(ERP + suffix, text == null ? "" : text);

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> GivenSettings.with(given))
                .withMessage(PREFIX + mistake.replace("@", ERP))
                .withNoCause()
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("geheim"));
    }

    @Test
    void somebodyMustLogIn() {
        Map<String, String> given = new HashMap<>(GivenUpstreams.basic("erp"));
        given.keySet().removeIf(key -> key.endsWith(".user") || key.endsWith(".password"));

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> GivenSettings.with(given))
                .withMessage(
                        PREFIX + ERP + "credentials-file, or " + ERP + "user and " + ERP + "password, must be set");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Erp          | names \"Erp\": expected 1 to 40 small letters and digits as the name of an upstream",
                "erp_2        | names \"erp_2\": expected 1 to 40 small letters and digits as the name of an upstream",
                "склад        | names \"склад\": expected 1 to 40 small letters and digits as the name of an upstream",
                "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde | names \"aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde\": expected"
                        + " 1 to 40 small letters and digits as the name of an upstream",
                "erp, erp     | names erp twice"
            })
    void aNameMustFitIntoNamesOfSettings(String names, String mistake) {
        Map<String, String> given = new HashMap<>(GivenUpstreams.basic("erp"));
        given.put("seans.upstreams", names);
        given.keySet().removeIf(key -> !names.startsWith("erp,") && !key.equals("seans.upstreams"));

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> GivenSettings.with(given))
                .withMessage(PREFIX + "seans.upstreams (system property) " + mistake);
    }

    @Test
    void oneFailedStartShowsEveryMistakeOfEveryUpstream() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> GivenSettings.ofContextParams(Map.of(
                        "seans.upstreams", "erp shop",
                        "seans.upstream.erp.url", "erp.example.com",
                        "seans.upstream.erp.timeout", "soon",
                        "seans.upstream.erp.user", "robot",
                        "seans.upstream.shop.login", "shopLogin",
                        "seans.import.hold", "20")))
                .withMessage(PREFIX
                        + "seans.import.hold = \"20\" (context param): expected a number and a unit, one of [ms, s, min, h, d]; "
                        + "seans.upstream.erp.url = \"erp.example.com\" (context param): expected an http or https URL with a"
                        + " host, without user, query and fragment; "
                        + "seans.upstream.erp.timeout = \"soon\" (context param): expected a number and a unit, one of [ms,"
                        + " s, min, h, d]; "
                        + "seans.upstream.erp.login-path must be set; "
                        + "seans.upstream.erp.check-path must be set, because each new session is tried there; "
                        + "seans.upstream.erp.user = robot (context param) needs seans.upstream.erp.password, too; "
                        + "seans.upstream.shop.url must be set; "
                        + "seans.upstream.shop.check-path must be set, because each new session is tried there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seans.upstream.erp.login-pth  | seans.upstream.erp.login-pth is unknown; the nearest known name is"
                        + " seans.upstream.erp.login-path",
                "seans.upstream.erp            | seans.upstream.erp is unknown; the nearest known name is seans.upstreams",
                "seans.upstream.epr.url        | seans.upstream.epr.url belongs to the upstream epr, which"
                        + " seans.upstreams does not list: it lists [erp]",
            })
    void anUnknownContextParamStopsTheDeployment(String name, String mistake) {
        Map<String, String> given = new HashMap<>(GivenUpstreams.basic("erp"));
        given.put(name, "geheim");

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> GivenSettings.ofContextParams(given))
                .withMessage(PREFIX + "the context-param " + mistake);
    }

    @Test
    void whatIsUnknownInOuterSourcesOnlyWarns() {
        Map<String, String> properties = new HashMap<>(GivenUpstreams.basic("erp"));
        properties.put("seans.upstream.erp.passwort", "geheim");
        properties.put("seans.upstream.shop.password", "geheim");
        Map<String, String> environment = Map.of(
                "SEANS_UPSTREAM_ERP_LOGIN_PTH", "geheim",
                "SEANS_UPSTREAM_SHOP_PASSWORD", "geheim",
                "SEANS_UPSTREAM_ERP_TIMEOUT", "20 s");
        try (LogListener log = LogListener.on(UpstreamNames.class);
                LogListener others = LogListener.on(SettingsReader.class)) {
            new SettingsReader(new RawSettings(properties, environment, Map.of())).read();

            assertThat(others.lines()).isEmpty();
            assertThat(log.lines())
                    .containsExactly(
                            "WARNING The system property seans.upstream.erp.passwort is unknown; the nearest known name"
                                    + " is seans.upstream.erp.password; it is ignored",
                            "WARNING The system property seans.upstream.shop.password belongs to the upstream shop,"
                                    + " which seans.upstreams does not list: it lists [erp]; it is ignored",
                            "WARNING The environment variable SEANS_UPSTREAM_ERP_LOGIN_PTH is unknown; the nearest"
                                    + " known name is SEANS_UPSTREAM_ERP_LOGIN_PATH; it is ignored",
                            "WARNING The environment variable SEANS_UPSTREAM_SHOP_PASSWORD belongs to the upstream"
                                    + " shop, which seans.upstreams does not list: it lists [erp]; it is ignored");
        }
    }

    @Test
    void keysAreGivenInOneWay() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> GivenSettings.with(
                        Map.of("seans.encryption-keys", "geheim", "seans.encryption-keys-file", "/etc/keys")))
                .withMessage(PREFIX + "seans.encryption-keys = (set) (system property) must not be given together with"
                        + " seans.encryption-keys-file = /etc/keys (system property)");
    }
}
