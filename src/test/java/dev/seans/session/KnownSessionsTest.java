package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownSessionsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final KnownSessions known = new KnownSessions();

    @Test
    void whatWasSeenIsKnown() {
        SessionKey key = SessionId.generate().key();

        known.remember(known.beginLook(), state(key, Duration.ofMinutes(10), false));

        assertThat(known.find(key)).isPresent();
        known.forget(key);
        assertThat(known.find(key)).isEmpty();
    }

    @Test
    void whatEndsWhileItIsLookedAtIsNotRemembered() {
        SessionKey key = SessionId.generate().key();
        KnownSessions.Look look = known.beginLook();
        known.forget(key);

        known.remember(look, state(key, Duration.ofMinutes(10), false));

        assertThat(known.find(key)).isEmpty();
    }

    @Test
    void whatEndsInTheMomentInWhichItIsRememberedIsNotKnown() throws Exception {
        SessionKey key = SessionId.generate().key();
        SessionState state = state(key, Duration.ofMinutes(10), false);
        int rounds = 3_000;
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger forgotten = new AtomicInteger();
        Thread ending = new Thread(() -> {
            for (int round = 1; round <= rounds; round++) {
                while (begun.get() < round) {
                    Thread.onSpinWait();
                }
                known.forget(key);
                forgotten.set(round);
            }
        });
        ending.start();
        int violations = 0;
        for (int round = 1; round <= rounds; round++) {
            KnownSessions.Look look = known.beginLook();
            begun.set(round);
            known.remember(look, state);
            while (forgotten.get() < round) {
                Thread.onSpinWait();
            }
            violations += known.find(key).isPresent() ? 1 : 0;
        }
        ending.join();

        assertThat(violations).isZero();
    }

    @Test
    void anOldIdIsNotRemembered() {
        SessionKey key = SessionId.generate().key();

        known.remember(known.beginLook(), state(key, Duration.ofMinutes(10), true));

        assertThat(known.find(key)).isEmpty();
    }

    @Test
    void anExpiredSessionIsNotKnown() {
        SessionKey key = SessionId.generate().key();

        known.remember(known.beginLook(), state(key, Duration.ZERO, false));

        assertThat(known.find(key)).isEmpty();
    }

    @Test
    void noMoreThanTenThousandAreKept() {
        for (int session = 0; session < 25_000; session++) {
            known.remember(known.beginLook(), state(SessionId.generate().key(), Duration.ofMinutes(10), false));
            assertThat(known.size()).isLessThanOrEqualTo(10_000);
        }
    }

    private static SessionState state(SessionKey key, Duration left, boolean byPreviousKey) {
        DurableSession session = new DurableSession(
                1, key, "shop", "", "192.0.2.1", "192.0.2.1", Duration.ofMinutes(10), false, NOW, NOW, NOW.plus(left));
        return new SessionState(session, NOW, null, null, null, null, byPreviousKey, false);
    }
}
