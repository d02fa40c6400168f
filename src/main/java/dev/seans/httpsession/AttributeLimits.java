package dev.seans.httpsession;

import dev.seans.settings.Setting;
import java.io.IOException;
import java.io.NotSerializableException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be an attribute, and how much of it. Refuses where the mistake is made, with a sentence that names attribute,
 * class and setting.
 *
 * @param total how many bytes all attributes of a session may take
 */
record AttributeLimits(long total) {

    private static final long LONGEST_NAME = 65_535;

    /**
     * An attribute that is to be set.
     *
     * @throws IllegalArgumentException if it cannot be kept
     */
    Attribute accept(String name, Object value, ValueCodec codec) {
        if (AttributeBytes.utfLength(name) > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "The name of an attribute has " + name.length() + " letters: use a shorter one");
        }
        try {
            return Attribute.of(value, codec);
        } catch (IOException refused) {
            throw new IllegalArgumentException(sentence(name, value, refused), refused);
        }
    }

    /**
     * Checks what one value more would make of the session.
     *
     * @throws IllegalArgumentException if that is too much
     */
    void checkRoom(String name, long others, long added) {
        if (1 + others + added > total) {
            throw new IllegalArgumentException(
                    ("Attribute \"%s\" takes %d bytes, and the others %d: together they exceed"
                                    + " %s, which is %d bytes; keep less in the session, or raise it")
                            .formatted(LogText.of(name), added, others, Setting.SESSION_SIZE_LIMIT.key(), total));
        }
    }

    /**
     * The bytes that a value has now.
     *
     * @throws UnsavableSessionException if it has changed in place into what cannot be kept
     */
    StoredValue rewrite(String name, Attribute attribute, ValueCodec codec) {
        try {
            return attribute.write(codec);
        } catch (IOException refused) {
            throw new UnsavableSessionException(sentence(name, attribute.known(), refused), refused);
        }
    }

    /**
     * Checks what values that have grown in place have made of the session.
     *
     * @throws UnsavableSessionException if that is too much
     */
    void checkTotal(Map<String, StoredValue> values) {
        long size = 1
                + values.entrySet().stream()
                        .mapToLong(entry -> AttributeBytes.size(entry.getKey(), entry.getValue()))
                        .sum();
        if (size > total) {
            Map.Entry<String, StoredValue> largest = values.entrySet().stream()
                    .max(Map.Entry.comparingByValue(
                            (one, other) -> Integer.compare(one.bytes().length, other.bytes().length)))
                    .orElseThrow();
            throw new UnsavableSessionException(
                    ("The attributes have grown to %d bytes in place, \"%s\" alone to %d: they"
                                    + " exceed %s, which is %d bytes; keep less in the session, or raise it")
                            .formatted(
                                    size,
                                    LogText.of(largest.getKey()),
                                    largest.getValue().bytes().length,
                                    Setting.SESSION_SIZE_LIMIT.key(),
                                    total));
        }
    }

    private String sentence(String name, @Nullable Object value, IOException refused) {
        String type = value == null ? "unread" : value.getClass().getName();
        String attribute = "Attribute \"%s\" (%s) ".formatted(LogText.of(name), type);
        if (refused instanceof ClassNotAllowedException notAllowed) {
            return attribute
                    + "holds an object of %s, which may not be kept in a session: add the class, or its package, to %s"
                            .formatted(notAllowed.classname, Setting.SESSION_ALLOWED_CLASSES.key());
        }
        if (refused instanceof ValueTooLargeException) {
            return attribute
                    + "takes more than the %d bytes that %s allows a session: keep less in it, or raise that"
                            .formatted(total, Setting.SESSION_SIZE_LIMIT.key());
        }
        if (refused instanceof NotSerializableException notSerializable) {
            return attribute
                    + "holds an object of %s, which is not java.io.Serializable: make it so, or its field transient"
                            .formatted(notSerializable.getMessage());
        }
        return attribute + "cannot be kept in a session: " + refused.getMessage();
    }
}
