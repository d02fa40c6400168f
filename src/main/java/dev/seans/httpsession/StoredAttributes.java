package dev.seans.httpsession;

import dev.seans.session.SessionData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The attributes as the database has them. First the version of the format, 1; then for each attribute its flags (1: a
 * binding listener), its name as {@link DataOutputStream#writeUTF} writes it, the number of its bytes, its bytes.
 *
 * @param values by name; no value has been read yet
 * @param damage what was wrong with the bytes, and what was dropped therefore
 */
record StoredAttributes(Map<String, StoredValue> values, Optional<String> damage) {

    private static final byte VERSION = 1;
    private static final int BINDING_LISTENER = 1;
    private static final long FLAGS_AND_LENGTHS = 1 + Short.BYTES + Integer.BYTES;

    /** What can be read of the bytes: of those that are cut off, the attributes before the cut. */
    static StoredAttributes read(SessionData data) {
        Map<String, StoredValue> values = new LinkedHashMap<>();
        if (data.isEmpty()) {
            return new StoredAttributes(values, Optional.empty());
        }
        byte version = data.bytes()[0];
        if (version != VERSION) {
            return new StoredAttributes(
                    values,
                    Optional.of("they are written in format " + version + ", and this node reads format " + VERSION));
        }
        try (DataInputStream input =
                new DataInputStream(new ByteArrayInputStream(data.bytes(), 1, data.bytes().length - 1))) {
            while (input.available() > 0) {
                readOne(input, values);
            }
            return new StoredAttributes(values, Optional.empty());
        } catch (IOException damaged) {
            return new StoredAttributes(values, Optional.of("their bytes are damaged behind number " + values.size()));
        }
    }

    private static void readOne(DataInputStream input, Map<String, StoredValue> values) throws IOException {
        int flags = input.readByte();
        String name = input.readUTF();
        int length = input.readInt();
        if (length < 0 || length > input.available()) {
            throw new IOException("a value of " + length + " bytes");
        }
        values.put(name, new StoredValue(input.readNBytes(length), (flags & BINDING_LISTENER) != 0));
    }

    /** Names must be short enough. */
    static SessionData write(Map<String, StoredValue> values) {
        if (values.isEmpty()) {
            return SessionData.NONE;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(bytes)) {
            output.writeByte(VERSION);
            for (Map.Entry<String, StoredValue> entry : values.entrySet()) {
                writeOne(entry.getKey(), entry.getValue(), output);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new SessionData(bytes.toByteArray());
    }

    private static void writeOne(String name, StoredValue value, DataOutputStream output) throws IOException {
        output.writeByte(value.listensToBinding() ? BINDING_LISTENER : 0);
        output.writeUTF(name);
        output.writeInt(value.bytes().length);
        output.write(value.bytes());
    }

    /** How many bytes an attribute takes, of those of the session. */
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
