package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.cookies.SessionCookie;
import dev.seans.cookies.SessionWords;
import dev.seans.fakes.LogListener;
import dev.seans.httpsession.DurableHttpSession;
import dev.seans.identity.SessionId;
import dev.seans.settings.GivenSettings;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application says of its sessions counts, and what only its server says does not. */
class SessionHabitsTest {

    private static final SessionId ID = SessionId.generate();

    private final Map<String, Object> cookie = new HashMap<>();
    private Set<SessionTrackingMode> tracking = Set.of(SessionTrackingMode.COOKIE, SessionTrackingMode.URL);
    private int minutes = 30;
    private String webXml = "<web-app/>";

    /** As Payara and WildFly answer. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/shop"})
    void whatServersAnswerOfThemselvesIsNoWord(String path) {
        cookie.put("getName", "JSESSIONID");
        cookie.put("isHttpOnly", path.isEmpty());
        cookie.put("getPath", path.isEmpty() ? null : path);

        assertThat(words()).isEqualTo(SessionWords.NONE);
        assertThat(habits(Map.of()).idle()).isEqualTo(Duration.ofMinutes(10));
        assertThat(header(false)).isEqualTo("seans=" + ID.secret() + "; Path=/shop; HttpOnly; SameSite=Lax");
        assertThat(header(true)).isEqualTo("__Host-seans=" + ID.secret() + "; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(announced(Map.of())).isEmpty();
    }

    @Test
    void theTimeoutOfTheApplicationIsObeyedWhereThereIsNoSetting() {
        minutes = 45;

        assertThat(habits(Map.of()).idle()).isEqualTo(Duration.ofMinutes(45));
        assertThat(announced(Map.of()))
                .containsExactly("INFO <session-timeout> 45 is obeyed: seans.session.timeout is not set");
        Map<String, String> set = Map.of("seans.session.timeout", "5 min");
        assertThat(habits(set).idle()).isEqualTo(Duration.ofMinutes(5));
        assertThat(announced(set)).containsExactly("INFO seans.session.timeout wins over <session-timeout> 45");
    }

    @Test
    void thirtyMinutesAreAWordIfWebXmlHasThem() {
        webXml = "<web-app><session-config><session-timeout>30</session-timeout></session-config></web-app>";

        assertThat(habits(Map.of()).idle()).isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 50_000})
    void neverIsAsLongAsThereIs(int never) {
        minutes = never;

        assertThat(habits(Map.of()).idle()).isEqualTo(DurableHttpSession.LONGEST_IDLE);
    }

    @Test
    void theCookieIsAsTheApplicationSays() {
        cookie.putAll(Map.of("getDomain", "shop.example", "getMaxAge", 600, "getAttribute", "Strict"));

        assertThat(header(true))
                .isEqualTo("seans=" + ID.secret()
                        + "; Path=/shop; Domain=shop.example; Max-Age=600; Secure; HttpOnly; SameSite=Strict");
        assertThat(header(false))
                .isEqualTo("seans=" + ID.secret()
                        + "; Path=/shop; Domain=shop.example; Max-Age=600; HttpOnly; SameSite=Strict");
    }

    @Test
    void aPathOfItsOwnExcludesThePrefix() {
        cookie.put("getPath", "/");

        assertThat(header(true)).startsWith("seans=").contains("; Path=/; Secure; HttpOnly");
    }

    @Test
    void aSecureCookieIsSecureOnAnyRequest() {
        cookie.put("isSecure", true);

        assertThat(header(false)).startsWith("__Host-seans=").contains("; Path=/; Secure; HttpOnly");
    }

    @Test
    void onlyAnExplicitWordMakesTheCookieWeaker() {
        assertThat(header(false)).contains("; HttpOnly");
        webXml = "<web-app><session-config><cookie-config><http-only>false</http-only></cookie-config></session-config>"
                + "</web-app>";

        assertThat(header(false)).doesNotContain("HttpOnly");
        assertThat(announced(Map.of())).singleElement().asString().startsWith("WARNING <http-only>false</http-only>");
    }

    @Test
    void theNameIsObeyedWhereTheServersOwnSessionsHaveNoCookie() {
        cookie.put("getName", "SHOP");
        tracking = Set.of(SessionTrackingMode.URL);

        assertThat(header(false)).startsWith("SHOP=");
        assertThat(header(true)).startsWith("__Host-SHOP=");
        assertThat(announced(Map.of()))
                .containsExactly("INFO The session cookie is SHOP; the name in <cookie-config> is obeyed:"
                        + " seans.session.cookie is not set");
        Map<String, String> set = Map.of("seans.session.cookie", "ours");
        assertThat(habits(set).cookieName()).isEqualTo("ours");
        assertThat(announced(set))
                .containsExactly(
                        "INFO The session cookie is ours; seans.session.cookie wins over the name in <cookie-config>");
    }

    @Test
    void aNameThatTheServersOwnCookieHasStaysItsOwn() {
        cookie.put("getName", "SHOP");

        assertThat(header(false)).startsWith("seans=");
        assertThat(announced(Map.of())).singleElement().asString().contains("seans.session.cookie", "tracking-mode");
    }

    private String header(boolean secure) {
        return new SessionCookie(habits(Map.of()).cookieName(), "/shop", true, words()).header(ID, secure);
    }

    private SessionHabits habits(Map<String, String> settings) {
        return new SessionHabits(GivenSettings.with(settings), words());
    }

    private List<String> announced(Map<String, String> settings) {
        try (LogListener log = LogListener.on(SessionIdentityFilter.class)) {
            habits(settings).announce();
            return log.lines();
        }
    }

    private SessionWords words() {
        Map<String, Object> context = new HashMap<>();
        context.put("getSessionTimeout", minutes);
        context.put("getContextPath", "/shop");
        context.put("getEffectiveSessionTrackingModes", tracking);
        context.put("getResourceAsStream", new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> config = new HashMap<>(Map.of("getMaxAge", -1, "isSecure", false, "isHttpOnly", false));
        config.putAll(cookie);
        context.put("getSessionCookieConfig", proxy(SessionCookieConfig.class, config));
        return SessionWords.of(proxy(ServletContext.class, context));
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
