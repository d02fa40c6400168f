package dev.seans.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.LogListener;
import dev.seans.httpsession.shop.Fussy;
import dev.seans.httpsession.shop.Told;
import dev.seans.session.Access;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When values hear of what happens to them, in the order of Servlet 6.0. */
class ValueListenersTest {

    private final StoredSession stored = new StoredSession();

    @BeforeEach
    void nothingHeardYet() {
        Told.story();
    }

    @Test
    void aValueHearsThatItIsBoundBeforeItCanBeGot() {
        stored.request().setAttribute("x", new Told("tea"));

        assertThat(Told.story()).containsExactly("tea bound as x, session has nothing");
    }

    @Test
    void aReplacedValueHearsThatItIsUnboundWhenItCannotBeGotAnyMore() {
        DurableHttpSession session = stored.request();
        session.setAttribute("x", new Told("tea"));
        session.setAttribute("x", new Told("sugar"));

        assertThat(Told.story())
                .containsExactly(
                        "tea bound as x, session has nothing",
                        "sugar bound as x, session has tea",
                        "tea unbound from x, session has sugar");
    }

    @Test
    void aValueThatIsSetAgainHearsNothing() {
        DurableHttpSession session = stored.request();
        Told tea = new Told("tea");
        session.setAttribute("x", tea);
        Told.story();

        session.setAttribute("x", tea);

        assertThat(Told.story()).isEmpty();
    }

    @Test
    void aRemovedValueHearsThatItIsUnbound() {
        DurableHttpSession session = stored.request();
        session.setAttribute("x", new Told("tea"));
        Told.story();

        session.removeAttribute("x");

        assertThat(Told.story()).containsExactly("tea unbound from x, session has nothing");
    }

    @Test
    void aValueOfAnEarlierRequestThatNobodyHasReadHearsItAsWell() {
        stored.request(session -> {
            session.setAttribute("removed", new Told("tea"));
            session.setAttribute("replaced", new Told("sugar"));
        });
        Told.story();

        stored.request(session -> {
            session.removeAttribute("removed");
            session.setAttribute("replaced", "milk");
        });

        assertThat(Told.story())
                .containsExactly(
                        "tea activated",
                        "tea unbound from removed, session has nothing",
                        "sugar activated",
                        "sugar unbound from replaced, session has nothing");
    }

    @Test
    void allValuesOfAnInvalidatedSessionHearItAfterItsRowHasGone() {
        stored.request(session -> {
            session.setAttribute("a", new Told("tea"));
            session.setAttribute("b", 1);
            session.setAttribute("c", new Told("sugar"));
        });
        Told.story();

        DurableHttpSession session =
                stored.view(false, () -> assertThat(Told.story()).isEmpty());
        session.getAttribute("a");
        Told.story();
        session.invalidate();

        assertThat(Told.story())
                .containsExactly(
                        "tea unbound from a, session has nothing",
                        "sugar activated",
                        "sugar unbound from c, session has nothing");
    }

    @Test
    void aValueHearsOfPassivationAndActivationAroundEachRequestThatHasSeenIt() {
        stored.request(session -> session.setAttribute("x", new Told("tea")));
        stored.request(session -> session.getAttributeNames());
        stored.request(session -> {
            session.getAttribute("x");
            session.getAttribute("x");
        });

        assertThat(Told.story())
                .containsExactly(
                        "tea bound as x, session has nothing", "tea passivated", "tea activated", "tea passivated");
    }

    @Test
    void whatAValueDoesWhenItIsPassivatedIsSaved() {
        stored.request(session -> session.setAttribute("x", new Told("tea")));

        stored.request(session -> assertThat(((Told) Objects.requireNonNull(session.getAttribute("x"))).passivated())
                .isEqualTo(1));
    }

    @Test
    void aValueThatIsOnlyReadHearsTheSame() {
        stored.request(session -> session.setAttribute("x", new Told("tea")));
        Told.story();

        DurableHttpSession session = stored.request(Access.SHARED);
        session.getAttribute("x");
        stored.giveBack(session);

        assertThat(Told.story()).containsExactly("tea activated", "tea passivated");
    }

    @Test
    void aValueThatCannotBeKeptHearsNothing() {
        DurableHttpSession session =
                stored.setting("seans.session.size-limit", "20 B").request();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> session.setAttribute("x", new Told("tea"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Told.story()).isEmpty();
    }

    @Test
    void aValueThatThrowsIsLoggedAndTheRequestGoesOn() {
        try (LogListener log = LogListener.on(ValueListeners.class)) {
            stored.request(session -> session.setAttribute("x", new Fussy()));
            stored.request(session -> {
                assertThat(session.getAttribute("x")).isInstanceOf(Fussy.class);
                session.removeAttribute("x");
                assertThat(session.getAttribute("x")).isNull();
            });

            String key = StoredSession.KEY.prefix();
            assertThat(log.lines())
                    .containsExactly(
                            line(key, "valueBound"),
                            line(key, "sessionWillPassivate"),
                            line(key, "sessionDidActivate"),
                            line(key, "valueUnbound"));
        }
    }

    private static String line(String key, String method) {
        return "WARNING session %s: %s of %s has thrown; the request goes on"
                .formatted(key, method, Fussy.class.getName());
    }
}
