package dev.seans.settings;

import java.util.Base64;
import java.util.Optional;

/** The key of a webhook's signatures, written as the Standard Webhooks specification has it. */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private WebhookSecret() {}

    static boolean isOne(String text) {
        return key(text).isPresent();
    }

    /** The bytes of the key; empty if the text is none. */
    public static Optional<byte[]> key(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            return key.length >= SHORTEST && key.length <= LONGEST ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
