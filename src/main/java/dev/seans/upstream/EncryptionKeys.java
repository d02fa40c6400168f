package dev.seans.upstream;

/** The keys in force: one encrypts, all decrypt, so that a new one can be brought in while sessions live on. */
public interface EncryptionKeys {

    /** Those of this moment; a file is read again after it has changed. */
    KeyRing current();
}
