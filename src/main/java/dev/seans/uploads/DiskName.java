package dev.seans.uploads;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * The name of a file as this machine can write it. A JVM that was started in the POSIX locale, as by many service units
 * and containers, cannot name a Cyrillic file at all; there such characters stand as {@code %XX} of their UTF-8.
 */
final class DiskName {

    private static final Charset OF_THE_FILE_SYSTEM =
            Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name()));

    private DiskName() {}

    static String of(UploadName name) {
        return in(OF_THE_FILE_SYSTEM, name);
    }

    static String in(Charset charset, UploadName name) {
        if (isWritable(charset, name.path())) {
            return name.path();
        }
        return name.path()
                .codePoints()
                .mapToObj(character ->
                        character < 0x80 && character != '%' ? Character.toString(character) : escaped(character))
                .collect(Collectors.joining());
    }

    /** Where escapes may stand, a per cent sign is one of them: two names must not become one file. */
    private static boolean isWritable(Charset charset, String path) {
        return charset.newEncoder().canEncode(path)
                && (charset.equals(StandardCharsets.UTF_8) || path.indexOf('%') < 0);
    }

    private static String escaped(int character) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            escaped.append('%').append("%02X".formatted(octet));
        }
        return escaped.toString();
    }
}
