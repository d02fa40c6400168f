package dev.seans.upstream;

import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.RawSettings;
import dev.seans.settings.ServerDataDirectory;
import dev.seans.settings.Setting;
import dev.seans.settings.SharedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Where the keys come from, by the settings. */
final class KeySource {

    private static final String NAME = "upstream-keys";
    private static final int BYTES = 32;
    private static final int NAME_BYTES = 4;

    private final RawSettings raw;

    KeySource(RawSettings raw) {
        this.raw = raw;
    }

    /**
     * For a program beside the server: keys are given, or stand in the file that the server has made.
     *
     * @throws InvalidSettingsException if there are none, or they are no keys
     */
    EncryptionKeys ofProgram() {
        return given().or(this::made).orElseThrow(KeySource::missing);
    }

    /**
     * Inside the server.
     *
     * @param embedded whether the database is the server's own, so that a file beside it is as safe as the database, and may
     *     be made; asked only if no keys are given
     * @throws InvalidSettingsException if there are none, or they are no keys
     */
    EncryptionKeys ofServer(BooleanSupplier embedded) {
        Optional<EncryptionKeys> given = given();
        if (given.isPresent()) {
            return given.get();
        }
        if (!embedded.getAsBoolean()) {
            throw missing();
        }
        return hasUpstreams() ? makeOrRead() : made().orElseThrow(KeySource::missing);
    }

    /** Whether this application keeps sessions, so that it needs keys from its start on. */
    boolean hasUpstreams() {
        return !raw.text(Setting.UPSTREAMS).text().isEmpty();
    }

    private Optional<EncryptionKeys> given() {
        RawSettings.Found keys = raw.text(Setting.ENCRYPTION_KEYS);
        RawSettings.Found file = raw.text(Setting.ENCRYPTION_KEYS_FILE);
        if (!keys.text().isEmpty()) {
            KeyRing ring = inSetting(keys);
            return Optional.of(() -> ring);
        }
        return file.text().isEmpty() ? Optional.empty() : Optional.of(new KeyFile(Path.of(file.text())));
    }

    private static KeyRing inSetting(RawSettings.Found keys) {
        String origin = Setting.ENCRYPTION_KEYS.key() + " (" + keys.source() + ")";
        try {
            return KeyText.ofList(keys.text(), "in " + origin);
        } catch (IllegalArgumentException wrongForm) {
            throw new InvalidSettingsException(List.of(origin + ": " + wrongForm.getMessage()));
        }
    }

    private Optional<EncryptionKeys> made() {
        return ServerDataDirectory.home(raw)
                .map(home -> home.resolve(NAME))
                .filter(Files::exists)
                .map(KeyFile::new);
    }

    private EncryptionKeys makeOrRead() {
        Path home = ServerDataDirectory.home(raw).orElseThrow(KeySource::missing);
        Path file = home.resolve(NAME);
        try {
            new SharedFile(file, KeySource::isWhole).readOrMake(KeySource::content);
            return new KeyFile(file);
        } catch (IOException failed) {
            throw new InvalidSettingsException(List.of("the keys for sessions of upstreams, " + file
                    + ", can neither be read nor made (" + failed.getClass().getSimpleName()
                    + "): give the server's user the right to seans.home = " + home));
        }
    }

    private static boolean isWhole(String text) {
        try {
            return !KeyText.ofLines(text.lines().toList(), "").names().isEmpty();
        } catch (IllegalArgumentException notYet) {
            return false;
        }
    }

    /** The name is random, too: a key that was lost and made anew must not look like the same one. */
    private static String content() {
        SecureRandom random = new SecureRandom();
        return """
                # Keys of Seans for the stored sessions of upstreams. The first one encrypts, all decrypt.
                # Keep a copy: without them the sessions cannot be read, and the keeper waits for an operator.
                k%s=%s
                """.formatted(hex(random, NAME_BYTES), hex(random, BYTES));
    }

    private static String hex(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static InvalidSettingsException missing() {
        return new InvalidSettingsException(List.of("there is no key for the sessions of upstreams: make one with"
                + " \"openssl rand -hex 32\", write it as k1=<those 64 digits> into a file that only the server's user may"
                + " read, and set " + Setting.ENCRYPTION_KEYS_FILE.key() + " to the path of that file, or set "
                + Setting.ENCRYPTION_KEYS.key() + " to that text; the same on all nodes"));
    }
}
