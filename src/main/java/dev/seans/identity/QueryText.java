package dev.seans.identity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Decodes a piece of a query string. 1C does not escape file names, so raw bytes arrive beside {@code %XX}; and Payara
 * hands raw bytes over as Latin-1 characters, where WildFly has decoded them as UTF-8 (both measured).
 */
final class QueryText {

    private static final int LATIN_1_MAX = 0xFF;

    private QueryText() {}

    static String decode(String text) {
        if (text.chars().allMatch(QueryText::isPlain)) {
            return text;
        }
        // A character that Latin-1 does not have proves that the server has decoded the bytes already.
        Charset ofRaw =
                text.chars().anyMatch(c -> c > LATIN_1_MAX) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return LenientText.decode(unescape(text, ofRaw));
    }

    private static boolean isPlain(int character) {
        return character < 0x80 && character != '%' && character != '+';
    }

    private static byte[] unescape(String text, Charset ofRaw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int index = 0;
        while (index < text.length()) {
            int escaped = escapedByte(text, index);
            if (escaped >= 0) {
                bytes.write(escaped);
                index += 3;
            } else {
                int character = text.codePointAt(index);
                bytes.writeBytes(
                        Character.toString(character == '+' ? ' ' : character).getBytes(ofRaw));
                index += Character.charCount(character);
            }
        }
        return bytes.toByteArray();
    }

    /** The byte that {@code %XX} at this place stands for, or -1: a lone per cent sign is itself. */
    private static int escapedByte(String text, int index) {
        if (text.charAt(index) != '%' || index + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(index + 1), 16);
        int low = Character.digit(text.charAt(index + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
