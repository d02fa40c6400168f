package dev.seans.identity;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code Authorization} header of a request (RFC 7617). */
public sealed interface Authorization {

    /** Whom Basic credentials name, right or wrong. */
    default Optional<String> namedUser() {
        return this instanceof Basic basic ? Optional.of(basic.user()) : Optional.empty();
    }

    /** There is none. */
    record Absent() implements Authorization {}

    /** It says Basic, but cannot be read: it can only be refused. */
    record Unusable() implements Authorization {}

    /** It is of a scheme that an application may understand, such as Bearer; nothing here does. */
    record OtherScheme() implements Authorization {}

    /** A user name and a password; neither holds a control character, nor the name a colon. */
    record Basic(String user, String password) implements Authorization {

        /** Shows no password. */
        @Override
        public String toString() {
            return "Basic credentials of " + user;
        }
    }

    /** Reads the header; the text is UTF-8, or else windows-1251, as older 1C clients encode it. */
    static Authorization parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return new Absent();
        }
        String trimmed = header.strip();
        if (!trimmed.regionMatches(true, 0, "Basic ", 0, 6)) {
            return trimmed.equalsIgnoreCase("Basic") ? new Unusable() : new OtherScheme();
        }
        return decode(trimmed.substring(6).strip());
    }

    /** Neither a name nor a password may hold any (RFC 7617, section 2); realms write what they get to their logs. */
    private static boolean hasControls(String pair) {
        return pair.chars()
                .anyMatch(character -> Character.isISOControl(character) || character == 0x2028 || character == 0x2029);
    }

    private static Authorization decode(String base64) {
        try {
            String pair = LenientText.decode(Base64.getDecoder().decode(base64));
            int colon = pair.indexOf(':');
            return colon <= 0 || hasControls(pair)
                    ? new Unusable()
                    : new Basic(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return new Unusable();
        }
    }
}
