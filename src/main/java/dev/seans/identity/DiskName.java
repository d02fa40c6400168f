package dev.seans.identity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The name of an uploaded file on disk: ASCII, the same on every machine. A JVM in the POSIX locale, as service units
 * and containers start it, cannot name a Cyrillic file at all, and the next one that looks for the file may run in
 * another locale; so other letters stand as {@code %XX} of their UTF-8.
 */
public final class DiskName {

    /** What file systems allow, in bytes. */
    private static final int LONGEST_SEGMENT = 255;

    private static final int KEPT_OF_LONGER = 200;
    private static final int HASH_DIGITS = 32;

    private DiskName() {}

    public static String of(UploadName name) {
        return Arrays.stream(name.path().split("/", -1)).map(DiskName::segment).collect(Collectors.joining("/"));
    }

    /** A folder for what goes by this name, whatever it holds: the result is one segment, and never a way out. */
    public static String ofFolder(String name) {
        String escaped = name.codePoints()
                .mapToObj(character -> isLetter(character) ? Character.toString(character) : escape(character))
                .collect(Collectors.joining());
        return shortened(escaped, name);
    }

    private static boolean isLetter(int character) {
        return "-_".indexOf(character) >= 0 || (character < 0x80 && Character.isLetterOrDigit(character));
    }

    private static String segment(String segment) {
        String escaped = segment.codePoints()
                .mapToObj(character -> isPlain(character) ? Character.toString(character) : escape(character))
                .collect(Collectors.joining());
        return shortened(escaped, segment);
    }

    private static String shortened(String escaped, String segment) {
        return escaped.length() <= LONGEST_SEGMENT
                ? escaped
                : escaped.substring(0, KEPT_OF_LONGER) + "~" + hash(segment);
    }

    private static boolean isPlain(int character) {
        return character < 0x80 && character != '%' && character != '~';
    }

    private static String escape(int character) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            escaped.append("%%%02X".formatted(octet));
        }
        return escaped.toString();
    }

    private static String hash(String segment) {
        return Sha256.hex(segment.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
    }
}
