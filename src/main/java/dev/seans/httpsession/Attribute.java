package dev.seans.httpsession;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A named value of a session: its bytes, and the object itself once somebody has asked for it or has set it. */
final class Attribute {

    private final StoredValue stored;

    /** What the object is written as, as long as nobody changes it. */
    private final StoredValue unchanged;

    private @Nullable Object value;

    private Attribute(StoredValue stored, StoredValue unchanged, @Nullable Object value) {
        this.stored = stored;
        this.unchanged = unchanged;
        this.value = value;
    }

    static Attribute untouched(StoredValue stored) {
        return new Attribute(stored, stored, null);
    }

    /**
     * A value that is to be set; it may change afterwards. One that can be changed in place is read once: what the next
     * request could not read fails now.
     *
     * @throws IOException if it cannot be kept
     */
    static Attribute of(Object value, ValueCodec codec) throws IOException {
        StoredValue written = codec.write(value);
        return new Attribute(ImmutableValues.contains(value) ? written : codec.settle(written), written, value);
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

    /**
     * The bytes to keep. If the object is known, and of a kind that can be changed in place, it is written again and
     * compared.
     *
     * @throws IOException if it has become what cannot be kept
     */
    StoredValue write(ValueCodec codec) throws IOException {
        Object known = value;
        if (known == null || ImmutableValues.contains(known)) {
            return stored;
        }
        StoredValue written = codec.write(known);
        return written.equals(unchanged) ? stored : codec.settle(written);
    }
}
