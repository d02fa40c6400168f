package dev.seans.identity;

import java.nio.charset.StandardCharsets;

/**
 * SHA-256 of a session id. Folders, tables and the API use it: whoever reads them learns no id.
 *
 * @param hex 64 lower-case hex digits
 */
public record SessionKey(String hex) {

    private static final int LENGTH = 64;
    private static final int PREFIX_LENGTH = 12;

    public SessionKey {
        if (!Spelling.isOf(hex, LENGTH, SessionKey::isHexDigit)) {
            throw new IllegalArgumentException("a session key has 64 lower-case hex digits");
        }
    }

    private static boolean isHexDigit(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
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
