package dev.seans.login;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Searches what an upstream has sent for a pattern of an operator. Some pairs of pattern and text would take for ever, or more
 * stack than there is; such a search is given up.
 */
final class PatternSearch {

    /** Far above what a good pattern needs for a megabyte, and less than a few seconds. */
    private static final int MOST_LOOKS = 50_000_000;

    private final Pattern pattern;

    PatternSearch(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException if nobody can tell */
    boolean finds(String text) {
        return find(text).isPresent();
    }

    /**
     * What the first group has found first; empty if nothing is found.
     *
     * @throws IllegalArgumentException if nobody can tell
     */
    Optional<String> firstGroup(String text) {
        return find(text).map(found -> found.group(1));
    }

    private Optional<Matcher> find(String text) {
        Matcher matcher = pattern.matcher(new CountedText(text));
        try {
            return matcher.find() ? Optional.of(matcher) : Optional.empty();
        } catch (StackOverflowError tooDeep) {
            throw new IllegalArgumentException("takes too much memory for it", tooDeep);
        }
    }

    /** Counts how often it is looked at. */
    private static final class CountedText implements CharSequence {

        private final String text;
        private int looks;

        private CountedText(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            looks++;
            if (looks > MOST_LOOKS) {
                throw new IllegalArgumentException("takes too long for it");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
