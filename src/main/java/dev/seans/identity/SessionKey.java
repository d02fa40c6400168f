package dev.seans.identity;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * SHA-256 of a session id. Folders, tables and the API use it: whoever reads them learns no id.
 *
 * @param hex 64 lower-case hex digits
 */
public record SessionKey(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final int PREFIX_LENGTH = 12;

    public SessionKey {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a session key has 64 lower-case hex digits");
        }
    }

    static SessionKey of(SessionId id) {
        return new SessionKey(Sha256.hex(id.secret().getBytes(StandardCharsets.US_ASCII)));
    }

    /** The first 12 digits: what logs show. */
    public String prefix() {
        return hex.substring(0, PREFIX_LENGTH);
    }

    @Override
    public String toString() {
        return prefix();
    }
}
