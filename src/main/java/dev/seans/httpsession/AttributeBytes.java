package dev.seans.httpsession;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Named values as bytes. First the version of the format, 1; then for each value its flags (1: a binding listener), its
 * name as {@link DataOutputStream#writeUTF} writes it, the number of its bytes, its bytes. Of a value that has been
 * removed (flag 2) there is only the name.
 */
final class AttributeBytes {

    private static final byte VERSION = 1;
    private static final int BINDING_LISTENER = 1;
    private static final int REMOVED = 2;
    private static final long FLAGS_AND_LENGTHS = 1 + Short.BYTES + Integer.BYTES;

    private AttributeBytes() {}

    /**
     * Puts values into a map, and takes removed ones out of it: of bytes that are cut off, those before the cut.
     *
     * @return what was wrong with the bytes
     */
    static Optional<String> read(byte[] bytes, Map<String, StoredValue> values) {
        if (bytes.length == 0) {
            return Optional.empty();
        }
        if (bytes[0] != VERSION) {
            return Optional.of("they are written in format " + bytes[0] + ", and this node reads format " + VERSION);
        }
        int read = 0;
        try (DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1))) {
            for (; input.available() > 0; read++) {
                readOne(input, values);
            }
            return Optional.empty();
        } catch (IOException damaged) {
            return Optional.of("their bytes are damaged behind number " + read);
        }
    }

    private static void readOne(DataInputStream input, Map<String, StoredValue> values) throws IOException {
        int flags = input.readByte();
        String name = input.readUTF();
        if ((flags & REMOVED) != 0) {
            values.remove(name);
            return;
        }
        int length = input.readInt();
        if (length < 0 || length > input.available()) {
            throw new IOException("a value of " + length + " bytes");
        }
        values.put(name, new StoredValue(input.readNBytes(length), (flags & BINDING_LISTENER) != 0));
    }

    /** Names must be short enough; null stands for a value that has been removed. */
    static byte[] write(Map<String, ? extends @Nullable StoredValue> values) {
        if (values.isEmpty()) {
            return new byte[0];
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(bytes)) {
            output.writeByte(VERSION);
            for (Map.Entry<String, ? extends @Nullable StoredValue> entry : values.entrySet()) {
                writeOne(entry.getKey(), entry.getValue(), output);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeOne(String name, @Nullable StoredValue value, DataOutputStream output) throws IOException {
        if (value == null) {
            output.writeByte(REMOVED);
            output.writeUTF(name);
        } else {
            output.writeByte(value.listensToBinding() ? BINDING_LISTENER : 0);
            output.writeUTF(name);
            output.writeInt(value.bytes().length);
            output.write(value.bytes());
        }
    }

    /** How many bytes a value takes. */
    static long size(String name, StoredValue value) {
        return FLAGS_AND_LENGTHS + utfLength(name) + value.bytes().length;
    }

    /** How many bytes {@link DataOutputStream#writeUTF} makes of a name; it takes no more than 65,535. */
    static long utfLength(String name) {
        return name.chars()
                .mapToLong(letter -> letter >= 1 && letter < 0x80 ? 1 : letter < 0x800 ? 2 : 3)
                .sum();
    }
}
