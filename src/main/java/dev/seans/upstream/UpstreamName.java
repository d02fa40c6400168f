package dev.seans.upstream;

import java.util.regex.Pattern;

/**
 * What an operator calls an upstream.
 *
 * @param text 1 to 40 small letters and digits, so that it fits into the names of settings, of environment variables, and
 *     into paths
 */
public record UpstreamName(String text) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]{1,40}");

    public UpstreamName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("expected 1 to 40 small letters and digits as the name of an upstream");
        }
    }

    /** As it stands in log lines. */
    @Override
    public String toString() {
        return text;
    }
}
