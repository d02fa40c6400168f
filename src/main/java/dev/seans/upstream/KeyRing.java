package dev.seans.upstream;

import java.util.List;
import java.util.Optional;

/** Keys by name. The first one encrypts. */
public final class KeyRing {

    private final List<EncryptionKey> keys;
    private final String origin;

    /**
     * Those keys.
     *
     * @throws IllegalArgumentException if there is none, or two have one name
     */
    public KeyRing(List<EncryptionKey> keys) {
        this(keys, "given by the program");
    }

    /**
     * Those keys.
     *
     * @param origin where they stand, for messages: "in the file ..."
     * @throws IllegalArgumentException if there is none, or two have one name
     */
    KeyRing(List<EncryptionKey> keys, String origin) {
        this.origin = origin;
        this.keys = List.copyOf(keys);
        long names = keys.stream().map(EncryptionKey::name).distinct().count();
        if (keys.isEmpty() || names < keys.size()) {
            throw new IllegalArgumentException("expected at least one key, each with a name of its own");
        }
    }

    EncryptionKey active() {
        return keys.get(0);
    }

    Optional<EncryptionKey> find(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /** The name of the key that encrypts. */
    public String activeName() {
        return active().name();
    }

    /** Where they stand, for messages. */
    String origin() {
        return origin;
    }

    /** For messages. */
    public List<String> names() {
        return keys.stream().map(EncryptionKey::name).toList();
    }
}
