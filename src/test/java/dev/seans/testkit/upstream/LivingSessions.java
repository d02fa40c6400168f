package dev.seans.testkit.upstream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions that a {@link TestUpstream} has at the moment. */
final class LivingSessions {

    private final InstantSource time;
    private final Map<String, One> byId = new LinkedHashMap<>();

    private Optional<Duration> lifetime = Optional.empty();
    private Optional<Duration> idle = Optional.empty();
    private int most;

    LivingSessions(InstantSource time) {
        this.time = time;
    }

    synchronized void lifetime(@Nullable Duration limit) {
        lifetime = Optional.ofNullable(limit);
    }

    synchronized Optional<Duration> lifetime() {
        return lifetime;
    }

    synchronized void idle(@Nullable Duration limit) {
        idle = Optional.ofNullable(limit);
    }

    synchronized String start() {
        bury();
        String id = UUID.randomUUID().toString();
        byId.put(id, new One(time.instant()));
        most = Math.max(most, byId.size());
        return id;
    }

    synchronized boolean lives(String id) {
        bury();
        return byId.containsKey(id);
    }

    synchronized boolean isBusy(String id) {
        One session = byId.get(id);
        return session != null && session.calls > 0;
    }

    /** A call has begun. */
    synchronized void enter(String id) {
        One session = byId.get(id);
        if (session != null) {
            session.calls++;
            session.usedAt = time.instant();
        }
    }

    /** A call has ended. */
    synchronized void leave(String id) {
        One session = byId.get(id);
        if (session != null) {
            session.calls--;
            session.usedAt = time.instant();
        }
    }

    synchronized boolean end(String id) {
        return byId.remove(id) != null;
    }

    synchronized void endAll() {
        byId.clear();
    }

    synchronized int count() {
        bury();
        return byId.size();
    }

    synchronized int mostEver() {
        return most;
    }

    private void bury() {
        Instant now = time.instant();
        byId.values().removeIf(session -> isOver(session, now));
    }

    private boolean isOver(One session, Instant now) {
        boolean tooOld =
                lifetime.map(limit -> !now.isBefore(session.bornAt.plus(limit))).orElse(false);
        boolean idleTooLong =
                idle.map(limit -> !now.isBefore(session.usedAt.plus(limit))).orElse(false);
        return tooOld || (idleTooLong && session.calls == 0);
    }

    private static final class One {
        private final Instant bornAt;
        private Instant usedAt;
        private int calls;

        private One(Instant bornAt) {
            this.bornAt = bornAt;
            this.usedAt = bornAt;
        }
    }
}
