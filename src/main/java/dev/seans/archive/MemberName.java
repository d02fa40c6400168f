package dev.seans.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The name of an entry, of which an archive may have up to two. 1C writes it in the encoding of its system, which is cp866
 * under Russian Windows and UTF-8 under Linux, with or without UTF-8 beside it, or in UTF-8 with the flag that says so.
 */
final class MemberName {

    private static final int UTF8_FLAG = 0x0800;
    private static final Charset CP866 = Charset.forName("IBM866");
    private static final int UNICODE_PATH = 0x7075;

    /** Version and checksum before the name. */
    private static final int UNICODE_PATH_HEADER = 5;

    private MemberName() {}

    /** UTF-8 from the extra field, if it belongs to this name; else the name as UTF-8, if it can be; else as cp866. */
    static String of(byte[] raw, int flags, ByteBuffer extra) {
        Optional<String> beside = (flags & UTF8_FLAG) != 0 ? Optional.empty() : beside(raw, extra);
        return beside.or(() -> utf8(ByteBuffer.wrap(raw))).orElseGet(() -> new String(raw, CP866));
    }

    private static Optional<String> beside(byte[] raw, ByteBuffer extra) {
        return ExtraField.find(extra, UNICODE_PATH)
                .filter(field -> field.remaining() > UNICODE_PATH_HEADER && field.get(field.position()) == 1)
                .filter(field -> Numbers.u32(field, field.position() + 1) == crc(raw))
                .flatMap(field -> utf8(
                        field.slice(field.position() + UNICODE_PATH_HEADER, field.remaining() - UNICODE_PATH_HEADER)
                                .order(ByteOrder.LITTLE_ENDIAN)));
    }

    private static long crc(byte[] raw) {
        CRC32 crc = new CRC32();
        crc.update(raw);
        return crc.getValue();
    }

    private static Optional<String> utf8(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }
}
