package dev.seans.keeper;

import dev.seans.identity.Sha256;
import dev.seans.login.Credentials;
import dev.seans.login.Failure;
import dev.seans.login.LoginFailedException;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Secret;
import dev.seans.upstream.SealedBytes;
import dev.seans.upstream.SessionCipher;
import dev.seans.upstream.UnreadableSessionException;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamRows;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which credentials an upstream has refused, so that nobody tries them again, also after a restart and on other
 * nodes. Until it stands in the table, this node remembers it: a database that fails in that moment costs no attempt.
 */
@OnePerApplication
class Refusals {

    private final UpstreamRows rows;
    private final SessionCipher cipher;
    private final Map<UpstreamName, RefusedCredentials> unwritten = new ConcurrentHashMap<>();
    private final Map<UpstreamName, Integer> forbidden = new ConcurrentHashMap<>();

    @Inject
    public Refusals(UpstreamRows rows, SessionCipher cipher) {
        this.rows = rows;
        this.cipher = cipher;
    }

    /**
     * All that were refused since an operator's last refresh.
     *
     * @throws LoginFailedException if nobody can tell, because their key is missing
     */
    RefusedCredentials known(UpstreamName name) throws LoginFailedException {
        RefusedCredentials known = stored(name);
        for (String fingerprint : unwritten(name).fingerprints()) {
            known = known.with(fingerprint);
        }
        return known;
    }

    private RefusedCredentials stored(UpstreamName name) throws LoginFailedException {
        Optional<byte[]> sealed = rows.refusedCredentials(name);
        if (sealed.isEmpty()) {
            return RefusedCredentials.NONE;
        }
        try {
            return RefusedCredentials.parse(cipher.openFingerprints(name, sealed.get()));
        } catch (UnreadableSessionException unreadable) {
            throw new LoginFailedException(Failure.UNREADABLE, String.valueOf(unreadable.getMessage()));
        }
    }

    private RefusedCredentials unwritten(UpstreamName name) {
        return unwritten.getOrDefault(name, RefusedCredentials.NONE);
    }

    /** Until {@link #written} or {@link #forget}. */
    void remember(UpstreamName name, String fingerprint) {
        unwritten.put(name, unwritten(name).with(fingerprint));
    }

    /**
     * Notes that the upstream has not let a keeper in once more.
     *
     * @return how often in a row, on all nodes, with whichever credentials; or since an operator has said refresh
     */
    int forbidden(Round round) {
        int inARow = Math.max(round.result().forbiddenLogins(), forbidden.getOrDefault(round.name(), 0)) + 1;
        round.result().forbiddenLogins(inARow);
        forbidden.put(round.name(), inARow);
        return inARow;
    }

    /** A login has ended in another way, or nobody will try again. */
    void notForbidden(Round round) {
        round.result().forbiddenLogins(0);
        forbidden.remove(round.name());
    }

    /** As they are to be written. */
    SealedBytes seal(UpstreamName name, RefusedCredentials refused) {
        return cipher.sealFingerprints(name, refused.bytes());
    }

    /**
     * Encrypts with the first key what another one has encrypted; without it, nobody could tell one day what was refused.
     * What cannot be read stays as it is.
     */
    void sealAnew(Round round) {
        Optional<String> formerKey = round.result().before().refusedKeyId();
        if (formerKey.isEmpty() || cipher.isActive(formerKey.get())) {
            return;
        }
        try {
            SealedBytes anew = seal(round.name(), stored(round.name()));
            if (rows.sealRefusedAnew(round.name(), round.lease().token(), anew)) {
                round.log().refusedSealedAnew();
            }
        } catch (LoginFailedException unreadable) {
            // Whoever wants to log in is told.
            return;
        }
    }

    /** The table has what this round knows of it. */
    void written(Round round) {
        unwritten.remove(round.name());
        forbidden.computeIfPresent(
                round.name(), (same, inARow) -> inARow > round.result().forbiddenLogins() ? inARow : null);
    }

    /** An operator says that what was refused may be tried again, once. */
    void forget(UpstreamName name) {
        unwritten.remove(name);
        forbidden.remove(name);
        rows.rearm(name);
    }

    /** Whether the credentials, or where they go, are others than those that were refused; not if nobody can tell. */
    boolean haveChanged(KeptUpstream upstream) {
        try {
            return !known(upstream.name())
                    .has(fingerprint(upstream, upstream.credentials().read()));
        } catch (LoginFailedException nobodyCanTell) {
            return false;
        }
    }

    static String fingerprint(KeptUpstream upstream, Credentials credentials) {
        MessageDigest digest = Sha256.begin();
        List<String> parts = new ArrayList<>(List.of(
                upstream.settings().baseUrl().toString(),
                credentials.user(),
                credentials.password().text(),
                credentials.refreshToken().map(Secret::text).orElse("")));
        parts.addAll(upstream.settings().how().sent());
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
