package dev.seans.settings;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders, such as {@code {user}} or {@code {cookie:XSRF-TOKEN}}: letters and hyphens in braces, and an
 * argument behind a colon. Other braces are text.
 */
public final class Template {

    /** The placeholder that has the value of a cookie; its argument is the name. */
    public static final String COOKIE = "cookie:";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*(?::[^{}\\s]+)?)}");

    private final String text;

    public Template(String text) {
        this.text = text;
    }

    /** What stands in the braces, in its order. */
    public List<String> names() {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    public boolean has(String name) {
        return names().contains(name);
    }

    /** With these values instead of the placeholders; nothing in a value is taken for a placeholder. */
    public String filled(UnaryOperator<String> value) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll((MatchResult found) -> Matcher.quoteReplacement(value.apply(found.group(1))));
    }

    /** As it was written; it may have secrets in it. */
    String text() {
        return text;
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "template";
    }
}
