package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.GivenBeans;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sessions promise, on whichever database. */
abstract class SessionsContract {

    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofNanos(1000);

    private final KeepingFake keeping = new KeepingFake();
    private Database database;
    private SteppedClock clock;
    private Sessions sessions;

    abstract TestDatabase kind();

    @BeforeEach
    void freshSessions() {
        database = kind().emptied();
        clock = new SteppedClock(database);
        sessions = new Sessions(database, clock, new GivenBeans<>(List.of(keeping)));
    }

    @Test
    void anOpenedSessionIsFoundAsItWasOpened() {
        SessionId id = sessions.open("exchange", "\u0418\u0432\u0430\u043d", "2001:db8::1", IDLE);

        DurableSession found = sessions.find(id.key()).orElseThrow();

        assertThat(found)
                .isEqualTo(new DurableSession(
                        found.number(),
                        id.key(),
                        "exchange",
                        "\u0418\u0432\u0430\u043d",
                        "2001:db8:0:0:0:0:0:1",
                        "2001:db8:0:0:0:0:0:0/64",
                        IDLE,
                        false,
                        clock.now(),
                        clock.now(),
                        clock.now().plus(IDLE)));
    }

    @Test
    void theSecretIsNowhereInTheDatabase() {
        SessionId id = sessions.open("exchange", "1c", "192.0.2.1", IDLE);

        List<String> texts = database.query("SELECT * FROM seans_session", row -> {
            StringBuilder text = new StringBuilder();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                text.append(row.getString(column)).append('|');
            }
            return text.toString();
        });

        assertThat(texts).singleElement().asString().contains(id.key().hex()).doesNotContain(id.secret());
    }

    @Test
    void anIdThatWeDidNotIssueIsUnknown() {
        sessions.open("exchange", "1c", "192.0.2.1", IDLE);

        assertThat(sessions.find(SessionId.generate().key())).isEmpty();
    }

    @Test
    void aSessionEndsWhenItsIdleTimeIsOver() {
        SessionKey key = open();

        clock.step(IDLE.minus(MOMENT));
        assertThat(sessions.find(key)).isPresent();
        clock.step(MOMENT);
        assertThat(sessions.find(key)).isEmpty();
    }

    @Test
    void anExpiredSessionIsFoundAsLongAsSomebodyNeedsIt() {
        SessionKey key = open();
        keeping.need(key);
        clock.step(IDLE.plusHours(5));

        assertThat(sessions.find(key)).isPresent();
        keeping.release(key);
        assertThat(sessions.find(key)).isEmpty();
    }

    @Test
    void aTouchBeginsTheIdleTimeAnew() {
        SessionKey key = open();
        clock.step(Duration.ofMinutes(30));
        touch(key);
        Instant touched = clock.now();
        clock.step(Duration.ofMinutes(59));

        assertThat(sessions.find(key))
                .get()
                .extracting(DurableSession::expiresAt)
                .isEqualTo(touched.plus(IDLE));
    }

    @Test
    void aTouchIsWrittenAtMostOnceAMinute() {
        SessionKey key = open();
        Instant opened = clock.now();

        clock.step(Duration.ofMinutes(1));
        touch(key);
        assertThat(lastAccess(key)).isEqualTo(opened);
        clock.step(MOMENT);
        touch(key);
        assertThat(lastAccess(key)).isEqualTo(opened.plus(Duration.ofMinutes(1)).plus(MOMENT));
    }

    @Test
    void aTouchNeverTurnsTheTimeBack() {
        SessionKey key = open();
        clock.step(Duration.ofMinutes(2));
        DurableSession readBefore = sessions.find(key).orElseThrow();
        clock.step(Duration.ofMinutes(2));
        touch(key);
        Instant touched = clock.now();

        clock.step(Duration.ofMinutes(-1));
        sessions.touch(readBefore);

        assertThat(lastAccess(key)).isEqualTo(touched);
    }

    @Test
    void onlyLiveSessionsOfTheUserAndScopeAreCounted() {
        open();
        clock.step(Duration.ofMinutes(30));
        open();
        sessions.open("exchange", "other", "192.0.2.1", IDLE);
        sessions.open("services", "1c", "192.0.2.1", IDLE);

        assertThat(sessions.countLive("exchange", "1c")).isEqualTo(2);
        clock.step(Duration.ofMinutes(30));
        assertThat(sessions.countLive("exchange", "1c")).isEqualTo(1);
        assertThat(sessions.countLive("exchange", "nobody")).isZero();
    }

    @Test
    void theCleanUpRemovesWhatHasExpiredAndLeavesTheRest() {
        SessionKey old = open();
        clock.step(IDLE.dividedBy(2));
        SessionKey young = open();
        clock.step(IDLE.dividedBy(2));

        assertThat(sessions.removeExpired(100)).isEqualTo(1);
        assertThat(rows()).containsExactly(young.hex()).doesNotContain(old.hex());
        assertThat(sessions.removeExpired(100)).isZero();
    }

    @Test
    void theCleanUpLeavesWhatSomebodyNeeds() {
        SessionKey needed = open();
        SessionKey forgotten = open();
        keeping.need(needed);
        clock.step(IDLE);

        assertThat(sessions.removeExpired(100)).isEqualTo(1);
        assertThat(rows()).containsExactly(needed.hex()).doesNotContain(forgotten.hex());
    }

    @Test
    void theCleanUpLooksAgainBeforeItRemoves() {
        SessionKey key = open();
        keeping.need(key);
        clock.step(IDLE);
        DurableSession expired = sessions.find(key).orElseThrow();
        keeping.release(key);
        keeping.whenAsked(asked -> sessions.touch(expired));

        assertThat(sessions.removeExpired(100)).isZero();
        assertThat(rows()).containsExactly(key.hex());
    }

    @Test
    void theCleanUpTakesTheOldestAndNoMoreThanItIsTold() {
        List<String> opened = IntStream.range(0, 5)
                .mapToObj(number -> {
                    clock.step(Duration.ofSeconds(1));
                    return open().hex();
                })
                .toList();
        clock.step(IDLE);

        assertThat(sessions.removeExpired(3)).isEqualTo(3);
        assertThat(rows()).containsExactlyElementsOf(opened.subList(3, 5));
    }

    @Test
    void whoeverWasIdleForTheLongestTimeMakesRoomButNobodyWhoWorksOrIsNeeded() {
        SessionKey needed = open();
        keeping.need(needed);
        SessionKey busy = open();
        clock.step(Duration.ofMinutes(1));
        SessionKey idle = open();
        SessionKey lessIdle = open();
        clock.step(Duration.ofMinutes(2));
        touch(busy);
        sessions.open("exchange", "other", "192.0.2.1", IDLE);
        sessions.open("services", "1c", "192.0.2.1", IDLE);

        assertThat(endUnused(Duration.ofMinutes(2))).isEmpty();
        assertThat(endUnused(Duration.ofMinutes(1))).contains(idle);
        assertThat(endUnused(Duration.ofMinutes(1))).contains(lessIdle);
        assertThat(endUnused(Duration.ofMinutes(1))).isEmpty();
        assertThat(sessions.countLive("exchange", "1c")).isEqualTo(2);
    }

    @Test
    void whoComesBackInTheLastMomentStays() {
        SessionKey key = open();
        clock.step(Duration.ofMinutes(5));
        keeping.whenAsked(asked -> touch(key));

        assertThat(endUnused(Duration.ofMinutes(1))).isEmpty();
        assertThat(sessions.find(key)).isPresent();
    }

    private Optional<SessionKey> endUnused(Duration idle) {
        return sessions.endUnused("exchange", "1c", idle, keys -> keys);
    }

    private SessionKey open() {
        return sessions.open("exchange", "1c", "192.0.2.1", IDLE).key();
    }

    private void touch(SessionKey key) {
        sessions.touch(sessions.find(key).orElseThrow());
    }

    private Instant lastAccess(SessionKey key) {
        return sessions.find(key).orElseThrow().lastAccessAt();
    }

    private List<String> rows() {
        return database.query("SELECT session_key FROM seans_session ORDER BY id", row -> row.getString(1));
    }
}
