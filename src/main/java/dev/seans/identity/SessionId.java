package dev.seans.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secret on the wire: 32 random bytes as 43 characters of base64url (RFC 4648, section 5, no padding). Never stored,
 * never logged, never a path; its {@link #key()} is.
 */
public final class SessionId {

    private static final int BYTES = 32;
    private static final int LENGTH = 43;
    private static final int LENGTH_IN_PHP = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    /** Computed once: several ask for it in each request, and whoever comes second at once computes the same. */
    private @Nullable SessionKey key;

    private SessionId(String text) {
        this.text = text;
    }

    public static SessionId generate() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new SessionId(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** The id, if the text has the form of one. Costs no I/O, so it is asked first. */
    public static Optional<SessionId> parse(String text) {
        return Spelling.isOf(text, LENGTH, SessionId::isOfBase64Url)
                ? Optional.of(new SessionId(text))
                : Optional.empty();
    }

    /** Whether a client has cut it to the 32 characters that ids of PHP have. Those are hexadecimal, which ours never are. */
    static boolean isTruncated(String text) {
        return Spelling.isOf(text, LENGTH_IN_PHP, SessionId::isOfBase64Url)
                && text.chars().anyMatch(character -> Character.digit(character, 16) < 0);
    }

    private static boolean isOfBase64Url(int character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-';
    }

    /** The secret itself: for the answer to checkauth and the cookie, nothing else. */
    public String secret() {
        return text;
    }

    public SessionKey key() {
        SessionKey known = key;
        if (known == null) {
            known = SessionKey.of(this);
            key = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionId that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Shows the key, so that no log line can betray the secret. */
    @Override
    public String toString() {
        return "session " + key().prefix();
    }
}
