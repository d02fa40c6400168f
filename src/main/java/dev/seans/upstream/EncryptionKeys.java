package dev.seans.upstream;

import dev.seans.settings.RawSettings;

/** The keys in force: one encrypts, all decrypt, so that a new one can be brought in while sessions live on. */
@FunctionalInterface
public interface EncryptionKeys {

    /**
     * Those of this moment; a file is read again some seconds after it has changed.
     *
     * @throws dev.seans.settings.InvalidSettingsException if there are none
     */
    KeyRing current();

    /**
     * The keys of a program that runs without a server: {@code seans.encryption-keys}, or {@code seans.encryption-keys-file},
     * or the file that a server has made in {@code seans.home}.
     *
     * @throws dev.seans.settings.InvalidSettingsException if there are none, or they are no keys
     */
    static EncryptionKeys of(RawSettings raw) {
        return new KeySource(raw).ofProgram();
    }

    /** Those that are there right now, whatever was known before. */
    default KeyRing latest() {
        return current();
    }
}
