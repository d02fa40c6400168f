package dev.seans.httpsession;

import dev.seans.session.SessionData;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a session while a request has it. Whoever uses them holds a lock on them. Bytes are not even split
 * before somebody asks.
 */
final class Attributes {

    private final SessionData data;
    private final ValueCodec codec;
    private final AttributeLimits limits;
    private final ValueListeners listeners;
    private final Map<String, Attribute> current = new LinkedHashMap<>();
    private @Nullable StoredAttributes loaded;

    Attributes(SessionData data, ValueCodec codec, AttributeLimits limits, ValueListeners listeners) {
        this.data = data;
        this.codec = codec;
        this.limits = limits;
        this.listeners = listeners;
    }

    List<String> names() {
        return List.copyOf(current().keySet());
    }

    boolean contains(String name) {
        return current().containsKey(name);
    }

    /** The value, if the request has seen it already. */
    @Nullable
    Object known(String name) {
        Attribute attribute = current().get(name);
        return attribute == null ? null : attribute.known();
    }

    /** All values that the request has seen. */
    List<Object> known() {
        return current.values().stream()
                .map(Attribute::known)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Nobody has asked for an attribute yet. */
    boolean areUntouched() {
        return loaded == null;
    }

    /** The value; null if there is none, or if it cannot be read: then it is dropped. */
    @Nullable
    Object get(String name) {
        Attribute attribute = current().get(name);
        if (attribute == null || attribute.known() != null) {
            return attribute == null ? null : attribute.known();
        }
        try {
            Object value = attribute.read(codec);
            listeners.activated(value);
            return value;
        } catch (IOException unreadable) {
            listeners.dropped(name, unreadable);
            current.remove(name);
            return null;
        }
    }

    /**
     * Checks a value that is to be set.
     *
     * @throws IllegalArgumentException if it cannot be kept
     */
    Attribute accept(String name, Object value) {
        return limits.accept(name, value, codec);
    }

    /**
     * Checks that there is room for a value.
     *
     * @throws IllegalArgumentException if there is not
     */
    void checkRoom(String name, Attribute added) {
        Attribute old = current().get(name);
        long without = old == null ? 0 : AttributeBytes.size(name, old.stored());
        long others = current.entrySet().stream()
                .mapToLong(entry ->
                        AttributeBytes.size(entry.getKey(), entry.getValue().stored()))
                .sum();
        limits.checkRoom(name, others - without, AttributeBytes.size(name, added.stored()));
    }

    void put(String name, Attribute attribute) {
        current().put(name, attribute);
    }

    /** Removes an attribute; gives its value if that is known, or must hear of it. */
    @Nullable
    Object remove(String name) {
        Object value = valueThatListens(name);
        current.remove(name);
        return value;
    }

    /** The value that must hear that it is unbound; another one may be given, or none. */
    @Nullable
    Object valueThatListens(String name) {
        Attribute attribute = current().get(name);
        if (attribute == null) {
            return null;
        }
        return attribute.stored().listensToBinding() ? get(name) : attribute.known();
    }

    /**
     * What the database must have now; empty if it has that already.
     *
     * @throws UnsavableSessionException if a value has changed in place into what cannot be kept
     */
    Optional<SessionData> changed() {
        if (loaded == null) {
            return Optional.empty();
        }
        Map<String, StoredValue> values = new LinkedHashMap<>();
        current.forEach((name, attribute) -> values.put(name, limits.rewrite(name, attribute, codec)));
        boolean isChanged =
                !values.equals(loaded().values()) || loaded().damage().isPresent();
        if (!isChanged) {
            return Optional.empty();
        }
        limits.checkTotal(values);
        return Optional.of(loaded().with(values));
    }

    private Map<String, Attribute> current() {
        loaded();
        return current;
    }

    private StoredAttributes loaded() {
        if (loaded == null) {
            StoredAttributes read = StoredAttributes.read(data);
            read.damage().ifPresent(listeners::dropped);
            read.values().forEach((name, stored) -> current.put(name, Attribute.untouched(stored)));
            loaded = read;
        }
        return Objects.requireNonNull(loaded);
    }
}
