package dev.seans.httpsession;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A named value of a session: its bytes, and the object itself once somebody has asked for it or has set it. */
final class Attribute {

    private final StoredValue stored;
    private @Nullable Object value;

    private Attribute(StoredValue stored, @Nullable Object value) {
        this.stored = stored;
        this.value = value;
    }

    static Attribute untouched(StoredValue stored) {
        return new Attribute(stored, null);
    }

    /** As it was when it was set; it may change afterwards. */
    static Attribute set(Object value, StoredValue stored) {
        return new Attribute(stored, value);
    }

    /** The object, if the request knows it. */
    @Nullable
    Object known() {
        return value;
    }

    StoredValue stored() {
        return stored;
    }

    Object read(ValueCodec codec) throws IOException {
        Object read = codec.read(stored);
        value = read;
        return read;
    }

    /** The bytes of now: written anew if the object is known, and of a kind that can be changed in place. */
    StoredValue write(ValueCodec codec) throws IOException {
        Object known = value;
        return known == null || ImmutableValues.contains(known) ? stored : codec.write(known);
    }
}
