package dev.seans.settings;

import java.util.regex.Pattern;

/**
 * A header that goes with requests and whose value nobody may see.
 *
 * @param name a token of RFC 9110, section 5.6.2
 * @param value printable ASCII, blanks and tabs
 */
public record SecretHeader(String name, Secret value) {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7E\\t]*");

    /** @throws IllegalArgumentException if no request could carry it; the value is not shown */
    public SecretHeader {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("expected a name of a header: letters, digits and hyphens");
        }
        if (!VALUE.matcher(value.text()).matches()) {
            throw new IllegalArgumentException("the header " + name + " can carry printable ASCII only");
        }
    }

    /** Whether it is this one, whatever the case of its letters. */
    public boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return "header " + name;
    }
}
