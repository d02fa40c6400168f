package dev.seans.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.GivenObservers;
import dev.seans.fakes.LogListener;
import dev.seans.httpsession.SessionAttributeChanged.Change;
import dev.seans.httpsession.SessionEnded.Reason;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.Access;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an application's observers hear. */
class SessionEventsTest {

    private static final SessionKey KEY = StoredSession.KEY;
    private static final SessionKey OTHER = SessionId.generate().key();

    private final List<SessionEvent> heard = new ArrayList<>();
    private final StoredSession stored = new StoredSession().ownedBy("1c").observedBy(10, heard::add);

    @Test
    void theOpenerOfASessionAnnouncesIt() {
        stored.sessions().announceCreated(stored.lease(Access.EXCLUSIVE));

        assertThat(heard).containsExactly(new SessionCreated(KEY, "1c"));
    }

    @Test
    void aNewIdIsAnnouncedByTheViewOrWithoutOne() {
        stored.request().idChanged(OTHER, "2c");
        stored.sessions().announceIdChanged(KEY, OTHER, "3c");

        assertThat(heard)
                .containsExactly(new SessionIdChanged(OTHER, "2c", KEY), new SessionIdChanged(OTHER, "3c", KEY));
    }

    @Test
    void attributesAreAnnouncedWhenTheyAreSetAndRemovedNotWhenTheyAreRead() {
        stored.request(session -> {
            session.setAttribute("x", 1);
            session.setAttribute("x", 2);
            session.getAttribute("x");
            session.removeAttribute("x");
            session.removeAttribute("x");
        });

        assertThat(heard)
                .containsExactly(
                        new SessionAttributeChanged(KEY, "1c", "x", Change.ADDED),
                        new SessionAttributeChanged(KEY, "1c", "x", Change.REPLACED),
                        new SessionAttributeChanged(KEY, "1c", "x", Change.REMOVED));
    }

    @Test
    void afterANewIdAllIsAnnouncedUnderThat() {
        DurableHttpSession session = stored.request();
        session.idChanged(OTHER, "2c");
        heard.clear();

        session.setAttribute("x", 1);
        session.invalidate();

        assertThat(heard)
                .containsExactly(
                        new SessionAttributeChanged(OTHER, "2c", "x", Change.ADDED),
                        new SessionAttributeChanged(OTHER, "2c", "x", Change.REMOVED),
                        new SessionEnded(OTHER, "2c", Reason.INVALIDATED));
    }

    @Test
    void anObserverThatThrowsIsLoggedAndTheOthersHear() {
        stored.observedBy(1, event -> {
            throw new IllegalStateException("the observer's own fault");
        });
        try (LogListener log = LogListener.on(SessionObservers.class)) {
            stored.request(session -> session.setAttribute("x", 1));

            assertThat(log.lines())
                    .containsExactly("WARNING session " + KEY.prefix() + ": an observer of SessionAttributeChanged in "
                            + GivenObservers.class.getName()
                            + " has thrown; the request goes on, and the event does not come again");
        }
        assertThat(heard).containsExactly(new SessionAttributeChanged(KEY, "1c", "x", Change.ADDED));
    }

    @Test
    void observersHearInTheOrderOfTheirPriority() {
        List<String> order = new ArrayList<>();
        stored.observedBy(30, event -> order.add("third"))
                .observedBy(20, event -> order.add("second"))
                .observedBy(-1, event -> order.add("first"));

        stored.request(session -> session.setAttribute("x", 1));

        assertThat(order).containsExactly("first", "second", "third");
    }

    @Test
    void noValueIsToldToObserversOrShownByAnything() {
        stored.request(session -> {
            session.setAttribute("x", "a secret");
            assertThat(session).hasToString("session " + KEY.prefix());
        });

        assertThat(heard.toString() + stored.data()).doesNotContain("a secret");
    }

    @Test
    void withoutCdiNobodyHears() {
        SessionObservers.none().tell(new SessionCreated(KEY, ""));

        assertThat(heard).isEmpty();
    }
}
