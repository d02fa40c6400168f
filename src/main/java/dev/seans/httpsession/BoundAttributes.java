package dev.seans.httpsession;

import dev.seans.httpsession.SessionAttributeChanged.Change;
import dev.seans.session.SessionData;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Attributes that several threads of a request may use at once. Values and observers are told outside the lock, but for
 * {@code sessionDidActivate}: no thread may get a value before it has been activated.
 */
final class BoundAttributes {

    /** Also the lock. */
    private final Attributes attributes;

    private final ValueListeners listeners;
    private final BiConsumer<String, Change> observer;

    BoundAttributes(Attributes attributes, ValueListeners listeners, BiConsumer<String, Change> observer) {
        this.attributes = attributes;
        this.listeners = listeners;
        this.observer = observer;
    }

    List<String> names() {
        synchronized (attributes) {
            return attributes.names();
        }
    }

    boolean areUntouched() {
        synchronized (attributes) {
            return attributes.areUntouched();
        }
    }

    @Nullable
    Object get(String name) {
        synchronized (attributes) {
            return attributes.get(name);
        }
    }

    /**
     * What the database must have now; empty if it has that already.
     *
     * @throws UnsavableSessionException if a value has changed in place into what cannot be kept
     */
    Optional<SessionData> changed() {
        synchronized (attributes) {
            return attributes.changed();
        }
    }

    /**
     * Sets a value, in the order of Servlet 6.0, section 7.4: bound before it can be got, unbound when it cannot be got
     * any more.
     *
     * @throws IllegalArgumentException if it cannot be kept
     */
    void set(String name, Object value) {
        Attribute added = attributes.accept(name, value);
        boolean isOther;
        synchronized (attributes) {
            attributes.checkRoom(name, added);
            isOther = attributes.known(name) != value;
        }
        if (isOther) {
            listeners.bound(name, value);
        }
        replace(name, value, added);
    }

    private void replace(String name, Object value, Attribute added) {
        boolean wasThere;
        Object old;
        synchronized (attributes) {
            wasThere = attributes.contains(name);
            old = attributes.valueThatListens(name);
            attributes.put(name, added);
        }
        if (old != null && old != value) {
            listeners.unbound(name, old);
        }
        observer.accept(name, wasThere ? Change.REPLACED : Change.ADDED);
    }

    void remove(String name) {
        Object old;
        synchronized (attributes) {
            if (!attributes.contains(name)) {
                return;
            }
            old = attributes.remove(name);
        }
        if (old != null) {
            listeners.unbound(name, old);
        }
        observer.accept(name, Change.REMOVED);
    }

    void removeAll() {
        names().forEach(this::remove);
    }

    /** Tells all values that the request has seen. */
    void passivate() {
        List<Object> known;
        synchronized (attributes) {
            known = attributes.known();
        }
        known.forEach(listeners::willPassivate);
    }
}
