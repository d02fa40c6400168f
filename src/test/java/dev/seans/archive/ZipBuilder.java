package dev.seans.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes archives byte by byte: as 1C writes them, and as nobody should. */
public final class ZipBuilder {

    public static final Charset CP866 = Charset.forName("IBM866");
    private static final int UTF8_FLAG = 0x0800;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final List<byte[]> directory = new ArrayList<>();

    /** An entry as most tools write it: deflated, its name in UTF-8, with the flag that says so. */
    public ZipBuilder add(String name, byte[] content) {
        return add(new Entry(name.getBytes(StandardCharsets.UTF_8), content).flags(UTF8_FLAG));
    }

    public ZipBuilder add(String name, String content) {
        return add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** An entry with the name in an encoding that nothing tells. */
    public ZipBuilder add(String name, Charset charset, byte[] content) {
        return add(new Entry(name.getBytes(charset), content));
    }

    public ZipBuilder add(Entry entry) {
        int offset = file.size();
        byte[] packed = entry.packed();
        file.writeBytes(entry.header(packed.length));
        file.writeBytes(packed);
        directory.add(entry.description(packed.length, offset));
        return this;
    }

    /** A second description of the bytes of the entry before. */
    public ZipBuilder addTwice(Entry entry) {
        int offset = file.size();
        add(entry);
        directory.add(entry.description(entry.packed().length, offset));
        return this;
    }

    public byte[] build() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(file.toByteArray());
        directory.forEach(whole::writeBytes);
        int length = whole.size() - file.size();
        whole.writeBytes(little(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) directory.size())
                .putShort((short) directory.size())
                .putInt(length)
                .putInt(file.size())
                .putShort((short) 0)
                .array());
        return whole.toByteArray();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** One entry, with all that may be wrong with it. */
    public static final class Entry {

        private final byte[] name;
        private final byte[] content;
        private int flags;
        private int method = 8;
        private int mode;
        private int announced;
        private byte[] extra = {};

        public Entry(byte[] name, byte[] content) {
            this.name = name.clone();
            this.content = content.clone();
            this.announced = content.length;
        }

        public Entry(String name, String content) {
            this(name.getBytes(StandardCharsets.UTF_8), content.getBytes(StandardCharsets.UTF_8));
        }

        public Entry flags(int bits) {
            flags = bits;
            return this;
        }

        public Entry method(int number) {
            method = number;
            return this;
        }

        /** As a Unix tool tells it. */
        public Entry mode(int bits) {
            mode = bits;
            return this;
        }

        /** A length that may be a lie. */
        public Entry announcing(int length) {
            announced = length;
            return this;
        }

        /** The name in UTF-8 in a field of its own, as 1C can write it. */
        public Entry unicodeName(String utf8, byte[] belongsTo) {
            byte[] text = utf8.getBytes(StandardCharsets.UTF_8);
            extra = little(9 + text.length)
                    .putShort((short) 0x7075)
                    .putShort((short) (5 + text.length))
                    .put((byte) 1)
                    .putInt((int) crc(belongsTo))
                    .put(text)
                    .array();
            return this;
        }

        byte[] packed() {
            if (method != 8) {
                return content;
            }
            Deflater deflater = new Deflater(9, true);
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            deflater.end();
            return packed.toByteArray();
        }

        private byte[] header(int packed) {
            return little(30 + name.length)
                    .putInt(0x04034b50)
                    .putShort((short) 20)
                    .putShort((short) flags)
                    .putShort((short) method)
                    .putInt(0)
                    .putInt((int) crc(content))
                    .putInt(packed)
                    .putInt(announced)
                    .putShort((short) name.length)
                    .putShort((short) 0)
                    .put(name)
                    .array();
        }

        private byte[] description(int packed, int offset) {
            return little(46 + name.length + extra.length)
                    .putInt(0x02014b50)
                    .putShort((short) ((mode == 0 ? 0 : 3 << 8) | 20))
                    .putShort((short) 20)
                    .putShort((short) flags)
                    .putShort((short) method)
                    .putInt(0)
                    .putInt((int) crc(content))
                    .putInt(packed)
                    .putInt(announced)
                    .putShort((short) name.length)
                    .putShort((short) extra.length)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(mode << 16)
                    .putInt(offset)
                    .put(name)
                    .put(extra)
                    .array();
        }

        private static long crc(byte[] bytes) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            return crc.getValue();
        }
    }
}
