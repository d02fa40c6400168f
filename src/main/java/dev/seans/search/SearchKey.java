package dev.seans.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a text is searched by: its beginning, without what people do not type as it stands. Made here and not in the database,
 * where it depends on how a cluster was created whether Cyrillic has small letters.
 *
 * @param text in small letters, with е for ё, single blanks, and composed characters; at most 40 UTF-16 units
 */
record SearchKey(String text) {

    private static final int LENGTH = 40;

    /** Characters that are taken apart and put together again need a few of those behind the end. */
    private static final int READ = 3 * LENGTH;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    static SearchKey of(String text) {
        String read = Normalizer.normalize(beginning(text.strip(), READ), Normalizer.Form.NFKC);
        String small =
                BLANKS.matcher(read.toLowerCase(Locale.ROOT)).replaceAll(" ").replace('ё', 'е');
        return new SearchKey(beginning(small.strip(), LENGTH));
    }

    /** The first text, in the order of code points, behind all that begin with this one; U+10FFFF stands behind every text. */
    String end() {
        int last = text.isEmpty() ? Character.MAX_CODE_POINT : text.codePointBefore(text.length());
        if (last == Character.MAX_CODE_POINT) {
            return Character.toString(Character.MAX_CODE_POINT);
        }
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return text.substring(0, text.length() - Character.charCount(last)) + Character.toString(next);
    }

    private static String beginning(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
