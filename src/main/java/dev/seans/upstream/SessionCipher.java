package dev.seans.upstream;

import dev.seans.settings.InvalidSettingsException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts sessions of upstreams, and reads them again: AES-256-GCM (NIST SP 800-38D) with a random IV of 96 bits and a
 * tag of 128, bound to the row and its version: copied elsewhere, or put back later, the bytes cannot be read.
 */
public final class SessionCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int TAG_BITS = Byte.SIZE * SealedForm.TAG_BYTES;

    /** The size of the column. */
    private static final int MAX_BYTES = 100_000;

    /** What stands around the content: format, longest name, IV and tag. */
    private static final int FRAME_BYTES = 100;

    private final EncryptionKeys keys;
    private final SecureRandom random = new SecureRandom();

    public SessionCipher(EncryptionKeys keys) {
        this.keys = keys;
    }

    /** Whether a session is small enough to be stored: about 100 kB. */
    public static boolean fits(SessionContent content) {
        return SessionCodec.encode(content).length <= MAX_BYTES - FRAME_BYTES;
    }

    /** Whether this is the key that encrypts; so it is, too, where there are none, and nothing can be encrypted anew. */
    public boolean isActive(String keyName) {
        try {
            return activeKeyName().equals(keyName);
        } catch (InvalidSettingsException noKeys) {
            return true;
        }
    }

    /** The name of the key that encrypts just now. */
    public String activeKeyName() {
        return keys.current().activeName();
    }

    /**
     * Encrypts with the first key.
     *
     * @throws IllegalArgumentException if the session is larger than the column
     */
    public SealedBytes seal(SessionPlace place, SessionContent content) {
        byte[] plain = SessionCodec.encode(content);
        if (plain.length > MAX_BYTES - FRAME_BYTES) {
            throw new IllegalArgumentException("expected a session of at most 100 kB");
        }
        return seal(SealedFor.session(place), plain);
    }

    /**
     * Decrypts.
     *
     * @throws UnreadableSessionException with what is wrong and what to do
     */
    public SessionContent open(SessionPlace place, byte[] sealed) throws UnreadableSessionException {
        SealedFor purpose = SealedFor.session(place);
        byte[] plain = open(purpose, sealed);
        try {
            return SessionCodec.decode(plain);
        } catch (UnreadableSessionException foreign) {
            throw new UnreadableSessionException(
                    purpose + " " + foreign.getMessage() + ": refresh makes the keeper log in anew");
        }
    }

    /** Encrypts fingerprints of what an upstream has refused. */
    public SealedBytes sealFingerprints(UpstreamName upstream, byte[] fingerprints) {
        return seal(SealedFor.fingerprint(upstream), fingerprints);
    }

    /**
     * Decrypts them.
     *
     * @throws UnreadableSessionException with what is wrong and what to do
     */
    public byte[] openFingerprints(UpstreamName upstream, byte[] sealed) throws UnreadableSessionException {
        return open(SealedFor.fingerprint(upstream), sealed);
    }

    /** Encrypts what a login keeps until the next one. */
    public SealedBytes sealMemory(UpstreamName upstream, byte[] kept) {
        return seal(SealedFor.memory(upstream), kept);
    }

    /**
     * Decrypts it.
     *
     * @throws UnreadableSessionException with what is wrong and what to do
     */
    public byte[] openMemory(UpstreamName upstream, byte[] sealed) throws UnreadableSessionException {
        return open(SealedFor.memory(upstream), sealed);
    }

    private SealedBytes seal(SealedFor purpose, byte[] plain) {
        EncryptionKey key = keys.current().active();
        byte[] iv = new byte[SealedForm.IV_BYTES];
        random.nextBytes(iv);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, key, iv, purpose).doFinal(plain);
            return new SealedBytes(key.name(), new SealedForm(key.name(), iv, encrypted).bytes());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK cannot encrypt with " + ALGORITHM, impossible);
        }
    }

    private byte[] open(SealedFor purpose, byte[] sealed) throws UnreadableSessionException {
        SealedForm form = SealedForm.parse(sealed)
                .orElseThrow(() -> new UnreadableSessionException(purpose
                        + " is damaged, or was stored by another version of Seans: refresh makes the keeper log in"
                        + " anew"));
        EncryptionKey key = key(purpose, form.keyName());
        try {
            return cipher(Cipher.DECRYPT_MODE, key, form.iv(), purpose).doFinal(form.encrypted());
        } catch (AEADBadTagException wrong) {
            throw new UnreadableSessionException(purpose + " cannot be decrypted with " + key + ", "
                    + keys.current().origin() + ": whoever stored it has another key of this name, or it was copied"
                    + " here from another row or another time; give all nodes the same keys, or refresh makes the"
                    + " keeper log in anew");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK cannot decrypt with " + ALGORITHM, impossible);
        }
    }

    private EncryptionKey key(SealedFor purpose, String name) throws UnreadableSessionException {
        Optional<EncryptionKey> key = keys.current().find(name);
        if (key.isPresent()) {
            return key.get();
        }
        // Another node may have got a new key in this moment.
        KeyRing latest = keys.latest();
        return latest.find(name)
                .orElseThrow(() -> new UnreadableSessionException(purpose + " is encrypted with the key "
                        + SealedFor.shown(name) + ", which is not there; there are " + latest.names() + ", "
                        + latest.origin() + ": put the key there again, or refresh makes the keeper log in anew"));
    }

    private static Cipher cipher(int mode, EncryptionKey key, byte[] iv, SealedFor purpose)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(purpose.associated(key.name()));
        return cipher;
    }
}
