package dev.seans.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.LogListener;
import dev.seans.session.SessionData;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A small change in a large session is a small write, and a row is never read otherwise than it was left. */
class ChangesTest {

    private static final int LARGE = 16_000;

    private final StoredSession stored = new StoredSession();

    @BeforeEach
    void aLargeSession() {
        stored.request(session -> {
            session.setAttribute("page", "x".repeat(LARGE));
            session.setAttribute("count", 1);
            session.setAttribute("user", "Ivan");
        });
    }

    @Test
    void aSmallChangeLeavesTheRestOfTheRowAsItIs() {
        byte[] before = stored.data().bytes();

        stored.request(session -> session.setAttribute("count", 2));

        assertThat(stored.data().bytes()).isSameAs(before);
        assertThat(stored.data().changes()).hasSizeBetween(1, 200);
        stored.request(session -> {
            assertThat(session.getAttribute("count")).isEqualTo(2);
            assertThat(session.getAttribute("user")).isEqualTo("Ivan");
        });
    }

    @Test
    void changesOfSeveralRequestsAddUpAndTheLastOneCounts() {
        stored.request(session -> session.setAttribute("count", 2));
        stored.request(session -> session.setAttribute("colour", "red"));
        stored.request(session -> session.setAttribute("count", 3));

        stored.request(session -> {
            assertThat(session.getAttribute("count")).isEqualTo(3);
            assertThat(session.getAttribute("colour")).isEqualTo("red");
        });
        assertThat(stored.data().changes()).hasSizeBetween(1, 300);
    }

    @Test
    void whatIsRemovedStaysRemovedAndCanComeBack() {
        stored.request(session -> session.removeAttribute("user"));
        stored.request(session -> session.setAttribute("count", 2));

        stored.request(session -> {
            assertThat(Collections.list(session.getAttributeNames())).containsExactly("page", "count");
            session.setAttribute("user", "Anna");
        });
        stored.request(session -> assertThat(session.getAttribute("user")).isEqualTo("Anna"));
    }

    @Test
    void aChangeThatIsTakenBackLeavesNoChanges() {
        stored.request(session -> session.setAttribute("count", 2));
        stored.request(session -> session.setAttribute("count", 1));

        assertThat(stored.data().changes()).isEmpty();
        assertThat(stored.saves()).isEqualTo(3);
    }

    @Test
    void aLargeChangeIsWrittenTogetherWithTheRest() {
        stored.request(session -> session.setAttribute("count", 2));

        stored.request(session -> session.setAttribute("picture", noise(LARGE)));

        assertThat(stored.data().changes()).isEmpty();
        stored.request(session -> {
            assertThat(session.getAttribute("count")).isEqualTo(2);
            assertThat(session.getAttribute("picture")).isEqualTo(noise(LARGE));
        });
    }

    @Test
    void aSmallSessionIsWrittenAsAWhole() {
        StoredSession small = new StoredSession();
        small.request(session -> session.setAttribute("page", "x".repeat(1_000)));

        small.request(session -> session.setAttribute("count", 2));

        assertThat(small.data().changes()).isEmpty();
    }

    @Test
    void whatIsNoLongerWantedLeavesTheRow() {
        stored.request(session -> session.removeAttribute("page"));

        assertThat(stored.data().bytes()).hasSizeLessThan(1_000);
        stored.request(session -> assertThat(session.getAttribute("count")).isEqualTo(1));
    }

    @Test
    void anEmptiedSessionIsEmpty() {
        stored.request(session -> Collections.list(session.getAttributeNames()).forEach(session::removeAttribute));

        stored.request(session ->
                assertThat(session.getAttributeNames().hasMoreElements()).isFalse());
    }

    @Test
    void ifChangesAreDamagedNothingIsUsedSoThatNothingRemovedComesBack() {
        stored.request(session -> session.removeAttribute("user"));
        SessionData data = stored.data();
        byte[] damaged = data.changes().clone();
        damaged[0] = 2;
        stored.holding(data.changedBy(damaged));
        try (LogListener log = LogListener.on(ValueListeners.class)) {
            stored.request(session -> {
                assertThat(session.getAttributeNames().hasMoreElements()).isFalse();
                session.setAttribute("count", 7);
            });

            assertThat(log.lines())
                    .containsExactly("WARNING session " + StoredSession.KEY.prefix() + ": attributes cannot be read and"
                            + " are dropped: of what has changed last, they are written in format 2, and this node reads"
                            + " format 1");
        }
        stored.request(session ->
                assertThat(Collections.list(session.getAttributeNames())).containsExactly("count"));
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
