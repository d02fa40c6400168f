package dev.seans.shop;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of a file are asked for (RFC 9110, section 14.1.2). One range is understood; who asks for several, or wrongly, gets
 * the whole, as the RFC allows.
 *
 * @param first from 0
 * @param last included
 */
record ByteRange(long first, long last) {

    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /**
     * The range that a header asks for.
     *
     * @return empty for the whole
     * @throws UnsatisfiableException if there are no such bytes
     */
    static Optional<ByteRange> of(@Nullable String header, long length) {
        Matcher one = ONE.matcher(header == null ? "" : header.replaceAll("\\s", ""));
        if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
            return Optional.empty();
        }
        long last = one.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(one.group(2));
        if (one.group(1).isEmpty()) {
            return Optional.of(within(Math.max(0, length - last), length - 1, length, last > 0));
        }
        long first = Long.parseLong(one.group(1));
        return first > last ? Optional.empty() : Optional.of(within(first, Math.min(last, length - 1), length, true));
    }

    private static ByteRange within(long first, long last, long length, boolean hasBytes) {
        if (first >= length || !hasBytes) {
            throw new UnsatisfiableException();
        }
        return new ByteRange(first, last);
    }

    long length() {
        return last - first + 1;
    }

    /** There are no such bytes. */
    static final class UnsatisfiableException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
