package dev.seans.reuse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Sessions that calls of this node have given back, the freshest first: whoever finds its own here need not look into the
 * database. Another node may have taken one meanwhile, so each is only a hint. Not safe for threads.
 */
final class IdleHints {

    private static final int LIMIT = 1_000;

    private final Deque<IdleSession> idle = new ArrayDeque<>();

    void add(IdleSession session) {
        idle.removeIf(known -> known.key().equals(session.key()));
        idle.addFirst(session);
        if (idle.size() > LIMIT) {
            idle.removeLast();
        }
    }

    Optional<IdleSession> take(ServiceCall call) {
        Optional<IdleSession> found = idle.stream().filter(call::suits).findFirst();
        found.ifPresent(idle::remove);
        return found;
    }

    int size() {
        return idle.size();
    }
}
