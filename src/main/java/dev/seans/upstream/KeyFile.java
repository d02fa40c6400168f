package dev.seans.upstream;

import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.SecretFile;
import dev.seans.settings.UnreadableFileException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Keys in a file, which is looked at again every few seconds: so a key can be brought in, or taken away, while everything
 * runs. A new content that cannot be used leaves the keys in force that were read before.
 */
final class KeyFile implements EncryptionKeys {

    private static final Logger LOG = System.getLogger(KeyFile.class.getName());
    private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

    private final Path file;
    private final LongSupplier nanoTime;
    private final AtomicLong nextLook;
    private volatile Seen seen;

    /**
     * Reads the file.
     *
     * @throws InvalidSettingsException if it cannot be used
     */
    KeyFile(Path file) {
        this(file, System::nanoTime);
    }

    KeyFile(Path file, LongSupplier nanoTime) {
        this.file = file;
        this.nanoTime = nanoTime;
        this.nextLook = new AtomicLong(nanoTime.getAsLong() + PAUSE_NANOS);
        try {
            List<String> lines = SecretFile.lines(file);
            this.seen = new Seen(ring(lines), lines, "");
        } catch (UnreadableFileException unusable) {
            throw new InvalidSettingsException(
                    List.of("the keys for sessions of upstreams cannot be read: " + unusable.getMessage()));
        }
        if (SecretFile.isOpenToAll(file)) {
            LOG.log(
                    Level.WARNING,
                    "Everybody on this machine may read or write the keys in {0}, which are used all the same: take"
                            + " these rights away (chmod o-rw)",
                    file);
        }
    }

    /** Of many threads one looks at the file, the others go on with what is known. */
    @Override
    public KeyRing current() {
        long now = nanoTime.getAsLong();
        long due = nextLook.get();
        if (now - due >= 0 && nextLook.compareAndSet(due, now + PAUSE_NANOS)) {
            look();
        }
        return seen.ring();
    }

    @Override
    public KeyRing latest() {
        look();
        return seen.ring();
    }

    private synchronized void look() {
        Seen before = seen;
        try {
            List<String> lines = SecretFile.lines(file);
            if (!lines.equals(before.lines())) {
                seen = new Seen(ring(lines), lines, "");
                LOG.log(
                        Level.INFO,
                        "The keys in {0} have changed: {1} encrypts from now on, {2} decrypt",
                        file,
                        seen.ring().activeName(),
                        seen.ring().names());
            } else if (!before.mistake().isEmpty()) {
                seen = new Seen(before.ring(), lines, "");
            }
        } catch (UnreadableFileException unusable) {
            keep(before, String.valueOf(unusable.getMessage()));
        }
    }

    private void keep(Seen before, String mistake) {
        if (!before.mistake().equals(mistake)) {
            seen = new Seen(before.ring(), before.lines(), mistake);
            LOG.log(
                    Level.WARNING,
                    "The keys {0} stay in force until their file is put right, which is noticed within seconds: {1}",
                    before.ring().names(),
                    mistake);
        }
    }

    private KeyRing ring(List<String> lines) throws UnreadableFileException {
        try {
            return KeyText.ofLines(lines, "in the file " + file);
        } catch (IllegalArgumentException mistake) {
            throw new UnreadableFileException("the file " + file + ", " + mistake.getMessage());
        }
    }

    /**
     * What the file said when it was looked at.
     *
     * @param lines of which the keys were made
     * @param mistake that was found later, and logged; empty if there was none
     */
    private record Seen(KeyRing ring, List<String> lines, String mistake) {

        /** Shows no key. */
        @Override
        public String toString() {
            return ring.names().toString();
        }
    }
}
