package dev.seans.session;

import dev.seans.identity.SessionKey;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Needs the sessions that a test says; and can do something at the moment in which it is asked. */
final class KeepingFake implements SessionKeeping {

    private final Set<SessionKey> needed = new HashSet<>();
    private Consumer<SessionKey> whenAsked = key -> {};

    void need(SessionKey key) {
        needed.add(key);
    }

    void release(SessionKey key) {
        needed.remove(key);
    }

    void whenAsked(Consumer<SessionKey> action) {
        whenAsked = action;
    }

    @Override
    public boolean needs(SessionKey key) {
        whenAsked.accept(key);
        return needed.contains(key);
    }
}
