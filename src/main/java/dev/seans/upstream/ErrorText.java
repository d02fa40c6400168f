package dev.seans.upstream;

/** What a failure tells, so that any database and any log can take it: others than we may have written it. */
public final class ErrorText {

    /** As much as the column takes. */
    private static final int LONGEST = 500;

    private ErrorText() {}

    /** The text without control characters and halves of characters, and not too long. */
    public static String of(String text) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int size = Character.charCount(point);
            if (plain.length() + size > LONGEST) {
                break;
            }
            plain.appendCodePoint(isPlain(point) ? point : ' ');
            at += size;
        }
        return plain.toString();
    }

    /** PostgreSQL takes no NUL, nobody takes half a character, and a line break would make a second line of the log. */
    private static boolean isPlain(int point) {
        return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
    }
}
