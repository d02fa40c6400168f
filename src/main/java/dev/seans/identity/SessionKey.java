package dev.seans.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        byte[] hash = sha256().digest(id.secret().getBytes(StandardCharsets.US_ASCII));
        return new SessionKey(HexFormat.of().formatHex(hash));
    }

    /** The first 12 digits: what logs show. */
    public String prefix() {
        return hex.substring(0, PREFIX_LENGTH);
    }

    @Override
    public String toString() {
        return prefix();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
