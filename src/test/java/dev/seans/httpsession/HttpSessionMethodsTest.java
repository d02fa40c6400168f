package dev.seans.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.database.DatabaseException;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.SessionUpdate;
import jakarta.servlet.http.HttpSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each method of HttpSession, while the session is there, after it was invalidated, and after it was given back. */
class HttpSessionMethodsTest {

    private static final Map<String, Consumer<HttpSession>> METHODS = Map.ofEntries(
            Map.entry("getCreationTime", HttpSession::getCreationTime),
            Map.entry("getId", HttpSession::getId),
            Map.entry("getLastAccessedTime", HttpSession::getLastAccessedTime),
            Map.entry("getServletContext", HttpSession::getServletContext),
            Map.entry("setMaxInactiveInterval", session -> session.setMaxInactiveInterval(5)),
            Map.entry("getMaxInactiveInterval", HttpSession::getMaxInactiveInterval),
            Map.entry("getAttribute", session -> session.getAttribute("x")),
            Map.entry("getAttribute of null", session -> session.getAttribute(null)),
            Map.entry("getAttributeNames", HttpSession::getAttributeNames),
            Map.entry("setAttribute", session -> session.setAttribute("x", 1)),
            Map.entry("setAttribute to null", session -> session.setAttribute("x", null)),
            Map.entry("removeAttribute", session -> session.removeAttribute("x")),
            Map.entry("removeAttribute of null", session -> session.removeAttribute(null)),
            Map.entry("invalidate", HttpSession::invalidate),
            Map.entry("isNew", HttpSession::isNew));

    private final StoredSession stored = new StoredSession();

    @Test
    void theTableKnowsAllMethodsOfServlet6() {
        assertThat(HttpSession.class.getMethods())
                .extracting(method -> method.getName())
                .containsExactlyInAnyOrderElementsOf(METHODS.keySet().stream()
                        .map(name -> name.split(" ", 2)[0])
                        .distinct()
                        .toList());
    }

    @Test
    void aSessionTellsWhoItIsAndWhenItWasUsed() {
        DurableHttpSession session = stored.request();

        assertThat(session.getId()).isEqualTo(StoredSession.KEY.hex());
        assertThat(session.getCreationTime()).isEqualTo(StoredSession.OPENED.toEpochMilli());
        assertThat(session.getLastAccessedTime()).isEqualTo(StoredSession.LAST_ACCESS.toEpochMilli());
        assertThat(session.getMaxInactiveInterval()).isEqualTo(600);
        assertThat(session.isNew()).isFalse();
        assertThat(stored.view(true, () -> {}).isNew()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getCreationTime",
                "getLastAccessedTime",
                "getAttribute",
                "getAttribute of null",
                "getAttributeNames",
                "setAttribute",
                "setAttribute to null",
                "removeAttribute",
                "removeAttribute of null",
                "invalidate",
                "isNew"
            })
    void anInvalidatedSessionThrowsWhereServletSaysSo(String method) {
        DurableHttpSession session = stored.request();
        session.invalidate();

        assertThatIllegalStateException()
                .isThrownBy(() -> call(method, session))
                .withMessage("The session has been invalidated: getSession() opens a new one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"getId", "getServletContext", "getMaxInactiveInterval", "setMaxInactiveInterval"})
    void anInvalidatedSessionAnswersWhereServletSaysNothing(String method) {
        DurableHttpSession session = stored.request();
        session.invalidate();

        assertThatCode(() -> call(method, session)).doesNotThrowAnyException();
        assertThat(session.update("")).isEqualTo(SessionUpdate.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getCreationTime",
                "getLastAccessedTime",
                "setMaxInactiveInterval",
                "getMaxInactiveInterval",
                "getAttribute",
                "getAttribute of null",
                "getAttributeNames",
                "setAttribute",
                "setAttribute to null",
                "removeAttribute",
                "removeAttribute of null",
                "invalidate",
                "isNew"
            })
    void aSessionThatWasGivenBackSaysWhyItIsOfNoUse(String method) {
        DurableHttpSession session = stored.request();
        session.close("The request has given its session back");

        assertThatIllegalStateException()
                .isThrownBy(() -> call(method, session))
                .withMessage("The request has given its session back");
    }

    @ParameterizedTest
    @ValueSource(strings = {"getId", "getServletContext"})
    void whatALogWantsAnswersToTheEnd(String method) {
        DurableHttpSession session = stored.request();
        session.close("The request has given its session back");

        assertThatCode(() -> call(method, session)).doesNotThrowAnyException();
        assertThat(session.update("")).isEqualTo(SessionUpdate.NOTHING);
    }

    @Test
    void nullIsNoName() {
        DurableHttpSession session = stored.request();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.setAttribute(null, 1))
                .withMessage("An attribute needs a name");
        assertThat(session.getAttribute(null)).isNull();
        session.removeAttribute(null);
    }

    @Test
    void settingNullRemoves() {
        stored.request(session -> session.setAttribute("x", 1));

        stored.request(session -> session.setAttribute("x", null));

        stored.request(session -> assertThat(names(session).hasMoreElements()).isFalse());
        assertThat(stored.data().isEmpty()).isTrue();
    }

    @Test
    void removingWhatIsNotThereDoesNothing() {
        assertThat(stored.request(session -> session.removeAttribute("x"))).isEqualTo(SessionUpdate.NOTHING);
    }

    @Test
    void theSessionMayChangeWhileItsNamesAreGoneThrough() {
        stored.request(session -> {
            session.setAttribute("a", 1);
            session.setAttribute("b", 2);
        });

        stored.request(session -> {
            Enumeration<String> names = names(session);
            while (names.hasMoreElements()) {
                session.removeAttribute(names.nextElement());
                session.setAttribute("c", 3);
            }
            assertThat(Collections.list(names(session))).containsExactly("c");
        });
    }

    @Test
    void emptyAndForeignNamesAreNamesLikeAnyOther() {
        stored.request(session -> {
            session.setAttribute("", "empty");
            session.setAttribute("\u043a\u043e\u0440\u0437\u0438\u043d\u0430", "cart");
            session.setAttribute("\0\ud800", "half a letter");
        });

        stored.request(session -> {
            assertThat(session.getAttribute("")).isEqualTo("empty");
            assertThat(session.getAttribute("\u043a\u043e\u0440\u0437\u0438\u043d\u0430"))
                    .isEqualTo("cart");
            assertThat(session.getAttribute("\0\ud800")).isEqualTo("half a letter");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "600, 600",
        "2592000, 2592000",
        "2592001, 2592000",
        "2147483647, 2592000",
        "0, 2592000",
        "-1, 2592000"
    })
    void theTimeOfIdlenessIsBounded(int asked, int inForce) {
        stored.request(session -> {
            session.setMaxInactiveInterval(asked);
            assertThat(session.getMaxInactiveInterval()).isEqualTo(inForce);
        });

        assertThat(stored.idle()).isEqualTo(Duration.ofSeconds(inForce));
    }

    @Test
    void anIdleTimeThatIsTheSameIsNotWritten() {
        assertThat(stored.request(session -> session.setMaxInactiveInterval(600)))
                .isEqualTo(SessionUpdate.NOTHING);
        assertThat(stored.request(session -> session.setMaxInactiveInterval(601)))
                .isEqualTo(new SessionUpdate(Optional.empty(), Optional.of(Duration.ofSeconds(601)), Optional.empty()));
    }

    @Test
    void anInvalidatedSessionIsNotSaved() {
        DurableHttpSession session = stored.request();
        session.setAttribute("x", 1);
        session.invalidate();

        assertThat(session.isInvalidated()).isTrue();
        assertThat(session.update("somebody")).isEqualTo(SessionUpdate.NOTHING);
    }

    @Test
    void aSessionThatCouldNotBeRemovedIsStillThere() {
        DurableHttpSession session = stored.view(false, () -> {
            throw new DatabaseException(new SQLException("the database does not answer"));
        });
        session.setAttribute("x", 1);

        assertThatExceptionOfType(DatabaseException.class).isThrownBy(session::invalidate);

        assertThat(session.isInvalidated()).isFalse();
        assertThat(session.getAttribute("x")).isEqualTo(1);
        assertThat(session.update("").data()).isPresent();
    }

    @Test
    void aNewIdIsTheIdFromThenOn() {
        SessionKey key = SessionId.generate().key();
        DurableHttpSession session = stored.request();

        session.idChanged(key, "1c");

        assertThat(session.getId()).isEqualTo(key.hex());
    }

    private static void call(String method, HttpSession session) {
        METHODS.getOrDefault(method, unknown -> {
                    throw new IllegalArgumentException(method);
                })
                .accept(session);
    }

    private static Enumeration<String> names(HttpSession session) {
        return session.getAttributeNames();
    }
}
