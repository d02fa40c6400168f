package dev.seans.keeper;

import dev.seans.identity.Sha256;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.UpstreamSetting;
import dev.seans.upstream.SessionCipher;
import dev.seans.upstream.UpstreamRows;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Remembers which credentials an upstream has refused, so that nobody tries them again, also after a restart. */
@OnePerApplication
public class Refusals {

    private final UpstreamRows rows;
    private final SessionCipher cipher;

    @Inject
    public Refusals(UpstreamRows rows, SessionCipher cipher) {
        this.rows = rows;
        this.cipher = cipher;
    }

    /** Notes that these were refused. */
    void note(Round round, Credentials credentials, Instant now) {
        byte[] fingerprint = fingerprint(round.kept(), credentials);
        rows.refuse(round.name(), round.lease().token(), now, cipher.sealFingerprint(round.name(), fingerprint));
    }

    /** Whether the credentials, or where they go, are others than those that were refused; not if nobody can tell. */
    boolean haveChanged(KeptUpstream upstream) {
        Optional<byte[]> refused = rows.refusedCredentials(upstream.name());
        if (refused.isEmpty()) {
            return true;
        }
        try {
            byte[] present = fingerprint(upstream, upstream.credentials().read());
            return cipher.isOtherFingerprint(upstream.name(), refused.get(), present);
        } catch (LoginFailedException noCredentials) {
            return false;
        }
    }

    private static byte[] fingerprint(KeptUpstream upstream, Credentials credentials) {
        MessageDigest digest = Sha256.begin();
        for (String part : List.of(
                upstream.settings().baseUrl().toString(),
                upstream.settings().text(UpstreamSetting.LOGIN_PATH),
                credentials.user(),
                credentials.password().text())) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return Arrays.copyOf(digest.digest(), digest.getDigestLength());
    }
}
