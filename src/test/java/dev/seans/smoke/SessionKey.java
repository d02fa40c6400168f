package dev.seans.smoke;

import dev.seans.testkit.onec.OneCSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How folders, the API and the log name a session. */
public final class SessionKey {

    private SessionKey() {}

    public static String of(OneCSession session) {
        try {
            byte[] id = session.sessionId().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(id));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM knows SHA-256", e);
        }
    }
}
