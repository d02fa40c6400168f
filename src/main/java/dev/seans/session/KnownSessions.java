package dev.seans.session;

import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sessions that this node has seen a moment ago, so that requests which hold nothing cost no statement. A session is
 * known for 5 s, and for half of what is left of its idle time, so neither its end nor a due touch is missed. The
 * database tells how much is left; only the time since then is this node's.
 */
@OnePerApplication
class KnownSessions {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int LIMIT = 10_000;

    private final Map<SessionKey, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong forgettings = new AtomicLong();

    Optional<SessionState> find(SessionKey key) {
        Known found = known.get(key);
        if (found == null || found.until - System.nanoTime() <= 0) {
            return Optional.empty();
        }
        return Optional.of(found.state);
    }

    /** Must come before the statement: what is forgotten meanwhile is not remembered. */
    Look beginLook() {
        return new Look(System.nanoTime(), forgettings.get());
    }

    /** Remembers a live session by its current key. */
    void remember(Look look, SessionState state) {
        if (state.byPreviousKey() || look.forgettings != forgettings.get()) {
            return;
        }
        if (known.size() >= LIMIT) {
            known.clear();
        }
        Duration half = state.left().dividedBy(2);
        Duration time = half.compareTo(LONGEST) < 0 ? half : LONGEST;
        SessionKey key = state.session().key();
        known.put(key, new Known(state, look.begun + time.toNanos()));
        if (look.forgettings != forgettings.get()) {
            // Forgotten between the first question and the put, so there was nothing to remove.
            known.remove(key);
        }
    }

    /** The session has ended, or has another key or owner. */
    void forget(SessionKey key) {
        forgettings.incrementAndGet();
        known.remove(key);
    }

    int size() {
        return known.size();
    }

    /** When a look at the database began. */
    record Look(long begun, long forgettings) {}

    private record Known(SessionState state, long until) {}
}
