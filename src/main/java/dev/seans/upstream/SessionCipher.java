package dev.seans.upstream;

/** Encrypts sessions of upstreams, and reads them again: AES-256-GCM, bound to the row. */
@SuppressWarnings("DoNotCallSuggester")
public final class SessionCipher {

    private final EncryptionKeys keys;

    public SessionCipher(EncryptionKeys keys) {
        this.keys = keys;
    }

    /** Encrypts with the first key. */
    public SealedBytes seal(SessionPlace place, SessionContent content) {
        throw new UnsupportedOperationException("not yet: " + keys + place + content);
    }

    /**
     * Decrypts.
     *
     * @throws UnreadableSessionException with what is wrong and what to do
     */
    public SessionContent open(SessionPlace place, byte[] sealed) throws UnreadableSessionException {
        throw new UnreadableSessionException("not yet: " + place + sealed.length);
    }

    /** Encrypts a fingerprint of what an upstream has refused. */
    public SealedBytes sealFingerprint(UpstreamName upstream, byte[] fingerprint) {
        throw new UnsupportedOperationException("not yet: " + upstream + fingerprint.length);
    }

    /** Whether this is that fingerprint; false if it cannot be decrypted. */
    public boolean isFingerprint(UpstreamName upstream, byte[] sealed, byte[] fingerprint) {
        throw new UnsupportedOperationException("not yet: " + upstream + sealed.length + fingerprint.length);
    }
}
