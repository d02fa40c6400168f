package dev.seans.upstream;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * By what an answer of an upstream tells that the session is lost.
 *
 * @param statuses of HTTP
 * @param redirect any redirection is one to a login page
 * @param html a page, where data was asked for, is a login page
 */
public record LostRule(Set<Integer> statuses, boolean redirect, boolean html) {

    private static final int FIRST_REDIRECTION = 300;
    private static final int FIRST_CLIENT_ERROR = 400;

    public LostRule {
        statuses = Set.copyOf(statuses);
    }

    /**
     * Reads the words of an operator.
     *
     * @throws IllegalArgumentException if one is neither a status nor redirect nor html
     */
    public static LostRule parse(List<String> words) {
        Set<Integer> statuses = new TreeSet<>();
        words.stream().filter(word -> !isKind(word)).map(LostRule::status).forEach(statuses::add);
        return new LostRule(statuses, words.contains("redirect"), words.contains("html"));
    }

    /**
     * Whether an answer says so.
     *
     * @param contentType empty if the answer names none
     */
    public boolean matches(int status, String contentType) {
        return statuses.contains(status)
                || (redirect && status >= FIRST_REDIRECTION && status < FIRST_CLIENT_ERROR)
                || (html && contentType.regionMatches(true, 0, "text/html", 0, "text/html".length()));
    }

    private static boolean isKind(String word) {
        return word.equals("redirect") || word.equals("html");
    }

    private static int status(String word) {
        if (!word.matches("[1-5][0-9]{2}")) {
            throw new IllegalArgumentException("expected statuses, redirect or html, not " + word);
        }
        return Integer.parseInt(word);
    }
}
