package dev.seans.uploads;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells by its two ends whether an XML file is whole: it ends with the end tag of its root. Names are compared as bytes,
 * so the encoding need not be known, as long as ASCII is itself in it; what is written otherwise passes for cut off.
 */
final class XmlEnd {

    private static final int HEAD = 4096;
    private static final int TAIL = 1024;
    private static final Pattern ROOT = Pattern.compile("<([^!?/\\s>][^\\s/>]*)");

    private XmlEnd() {}

    /**
     * Whether the document is whole.
     *
     * @param bytes its length: what may stand behind them on disk is no part of it
     */
    static boolean isReached(Path file, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Matcher root = ROOT.matcher(read(channel, 0, Math.min(bytes, HEAD)));
            String tail = read(channel, Math.max(0, bytes - TAIL), Math.min(bytes, TAIL));
            return root.find()
                    && Pattern.compile("</" + Pattern.quote(root.group(1)) + "\\s*>\\s*$")
                            .matcher(tail)
                            .find();
        }
    }

    private static String read(FileChannel channel, long from, long count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) count);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // Until the buffer is full, or the file is shorter than its row says.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }
}
