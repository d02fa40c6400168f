package dev.seans.httpsession;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value to its bytes, and back, by Java's serialization with an allow-list. */
final class ValueCodec {

    private final AllowedClasses allowed;
    private final long limit;
    private final Supplier<@Nullable ClassLoader> applicationLoader;

    /**
     * The codec of one application.
     *
     * @param limit of a value, in bytes
     */
    ValueCodec(AllowedClasses allowed, long limit, Supplier<@Nullable ClassLoader> applicationLoader) {
        this.allowed = allowed;
        this.limit = limit;
        this.applicationLoader = applicationLoader;
    }

    /**
     * The bytes of a value.
     *
     * @throws ClassNotAllowedException if a part of it is not on the list
     * @throws ValueTooLargeException if it alone is beyond the limit
     * @throws IOException if it, or a part of it, cannot be serialized
     */
    StoredValue write(Object value) throws IOException {
        BoundedBytes bytes = new BoundedBytes(limit);
        try (CheckedOutput output = new CheckedOutput(bytes, allowed)) {
            output.writeObject(value);
        } catch (UncheckedIOException refused) {
            throw refused.getCause();
        } catch (RuntimeException | StackOverflowError | LinkageError failed) {
            throw new IOException("cannot be serialized: " + failed.getClass().getName(), failed);
        }
        return StoredValue.of(value, bytes.toByteArray());
    }

    /**
     * The value of these bytes.
     *
     * @throws IOException if they are damaged, hold what is not allowed, or what the application does not know any more
     */
    Object read(StoredValue stored) throws IOException {
        try (CheckedInput input = new CheckedInput(stored.bytes(), allowed, applicationLoader)) {
            @Nullable Object value = input.readObject();
            if (value == null) {
                throw new IOException("no object, but null");
            }
            return value;
        } catch (ClassNotFoundException unknown) {
            throw new IOException("class not found: " + unknown.getMessage(), unknown);
        } catch (RuntimeException | StackOverflowError | LinkageError failed) {
            throw new IOException("cannot be deserialized: " + failed.getClass().getName(), failed);
        }
    }

    /**
     * The bytes that a request writes which has read these, and has changed nothing. A hash table that was filled step
     * by step is not written as one that was read, so it would be taken for changed by the next request. Proves also
     * that the bytes can be read.
     *
     * @throws IOException if they cannot be read
     */
    StoredValue settle(StoredValue written) throws IOException {
        return write(read(written));
    }
}
