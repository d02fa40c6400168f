package dev.seans.httpsession;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
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

    /** Takes bytes up to a limit, so that an endless value does not fill the memory before it is refused. */
    static final class BoundedBytes extends OutputStream {

        private static final int USUAL_SIZE = 512;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        private final long limit;

        BoundedBytes(long limit) {
            this.limit = limit;
        }

        @Override
        public void write(int value) throws IOException {
            check(1);
            bytes.write(value);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            check(length);
            bytes.write(source, offset, length);
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }

        private void check(int more) throws IOException {
            if (bytes.size() + (long) more > limit) {
                throw new ValueTooLargeException(limit);
            }
        }
    }

    /** Writes objects of allowed classes only: every class that has a part in the graph is described in the stream once. */
    static final class CheckedOutput extends ObjectOutputStream {

        private final AllowedClasses allowed;

        CheckedOutput(OutputStream target, AllowedClasses allowed) throws IOException {
            super(target);
            this.allowed = allowed;
        }

        /**
         * Refuses what is not allowed.
         *
         * @throws UncheckedIOException with the {@link ClassNotAllowedException}: a checked one would itself be written into
         *     the stream, and refused. So are others of its kind, such as that of an object that is not serializable: they
         *     pass here, and one that is a part of a value is refused when that is read
         */
        @Override
        protected void annotateClass(Class<?> described) {
            if (!IOException.class.isAssignableFrom(described) && !allowed.allows(described.getName())) {
                throw refused(described);
            }
        }

        @Override
        protected void annotateProxyClass(Class<?> proxy) {
            throw refused(proxy);
        }

        private static UncheckedIOException refused(Class<?> type) {
            return new UncheckedIOException(new ClassNotAllowedException(type.getName()));
        }
    }
}
