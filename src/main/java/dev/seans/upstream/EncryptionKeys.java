package dev.seans.upstream;

/** The keys in force: one encrypts, all decrypt, so that a new one can be brought in while sessions live on. */
@FunctionalInterface
public interface EncryptionKeys {

    /**
     * Those of this moment; a file is read again some seconds after it has changed.
     *
     * @throws dev.seans.settings.InvalidSettingsException if there are none
     */
    KeyRing current();

    /** Those that are there right now, whatever was known before. */
    default KeyRing latest() {
        return current();
    }
}
