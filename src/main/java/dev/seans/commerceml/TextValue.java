package dev.seans.commerceml;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Texts as real exports have them. */
final class TextValue {

    private static final String EMPTY_REFERENCE = "00000000-0000-0000-0000-000000000000";

    private TextValue() {}

    /** Without blanks around it, no-break spaces among them; null if nothing is left. */
    static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return start == end ? null : text.substring(start, end);
    }

    /** Null for the empty reference of 1C, a GUID of zeros, too. */
    static @Nullable String reference(@Nullable String text) {
        return EMPTY_REFERENCE.equals(text) ? null : text;
    }

    /** Some sites escape names before 1C escapes them again. A name is no markup, so this is undone, once. */
    static @Nullable String unescapedTwice(@Nullable String name) {
        if (name == null || name.indexOf('&') < 0) {
            return name;
        }
        return name.replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** What a flag says, in any of the words that exports have for it; null if it says nothing. */
    static @Nullable Boolean flag(@Nullable String text) {
        String word = clean(text);
        if (word == null) {
            return null;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "1", "да" -> true;
            case "false", "0", "нет" -> false;
            default -> null;
        };
    }

    static boolean isBlank(char character) {
        // nearly all characters, and far cheaper than to look them up
        if ((character > ' ' && character < '\u007F') || (character >= '\u0400' && character < '\u0500')) {
            return false;
        }
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\uFEFF';
    }
}
