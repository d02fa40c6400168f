package dev.seans.publications;

import dev.seans.settings.InvalidSettingsException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The publication file in force. Whoever asks for it looks whether it has changed, but nobody looks more often than every
 * two seconds:
 *
 * <ol>
 *   <li>The strongest file is found. If it is as it was, nothing happens.
 *   <li>If it is another file, or there is none any more, the next look decides: some programs remove a file before
 *       they write it anew, and in between nothing must be published that the file switches off.
 *   <li>It is read. If it is broken, what was in force stays so, and the log says why, once.
 *   <li>Else it is in force.
 * </ol>
 */
final class VrdWatch {

    private static final Logger LOG = System.getLogger(VrdWatch.class.getName());
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final VrdFiles files;
    private final LongSupplier nanoTime;

    /** A look may take long, on a folder of another machine; nobody waits for it. */
    private final ReentrantLock looking = new ReentrantLock();

    private volatile long nextLook;

    /** Only who looks touches these two. */
    private Optional<VrdFiles.File> seen;

    private boolean hasGone;

    private volatile Optional<Vrd> inForce;

    private VrdWatch(VrdFiles files, LongSupplier nanoTime, Optional<VrdFiles.File> seen, Optional<Vrd> inForce) {
        this.files = files;
        this.nanoTime = nanoTime;
        this.nextLook = nanoTime.getAsLong() + INTERVAL.toNanos();
        this.seen = seen;
        this.inForce = inForce;
    }

    /** @throws InvalidSettingsException if there is a file that cannot be used */
    static VrdWatch start(VrdFiles files, LongSupplier nanoTime) {
        Optional<VrdFiles.File> found = files.find();
        try {
            return new VrdWatch(files, nanoTime, found, read(files, found));
        } catch (InvalidVrdException broken) {
            throw new InvalidSettingsException(List.of(String.valueOf(broken.getMessage())));
        }
    }

    /** What is in force; empty if there is no file. */
    Optional<Vrd> current() {
        if (nanoTime.getAsLong() - nextLook >= 0 && looking.tryLock()) {
            try {
                nextLook = nanoTime.getAsLong() + INTERVAL.toNanos();
                look();
            } finally {
                looking.unlock();
            }
        }
        return inForce;
    }

    private void look() {
        Optional<VrdFiles.File> found = files.find();
        if (found.equals(seen)) {
            hasGone = false;
            return;
        }
        if (isAnotherPlace(found) && !hasGone) {
            hasGone = true;
            return;
        }
        hasGone = false;
        seen = found;
        take(found);
    }

    private boolean isAnotherPlace(Optional<VrdFiles.File> found) {
        return seen.isPresent() && !seen.map(VrdFiles.File::title).equals(found.map(VrdFiles.File::title));
    }

    private void take(Optional<VrdFiles.File> found) {
        try {
            inForce = read(files, found);
        } catch (InvalidVrdException broken) {
            LOG.log(
                    Level.ERROR,
                    "What was published before stays in force, and the file is read again when it has changed: {0}",
                    broken.getMessage());
        }
    }

    private static Optional<Vrd> read(VrdFiles files, Optional<VrdFiles.File> found) throws InvalidVrdException {
        if (found.isEmpty()) {
            LOG.log(
                    Level.INFO,
                    "There is no publication file in {0}: services are published as the filters say",
                    files.places());
            return Optional.empty();
        }
        VrdReader.Reading reading = files.read(found.get());
        Announcement.log(found.get().title(), reading);
        return Optional.of(reading.vrd());
    }

    /** Says what a publication file says, once for each file that comes into force. */
    static final class Announcement {

        private Announcement() {}

        static void log(String file, VrdReader.Reading reading) {
            String services = Arrays.stream(ServiceType.values())
                    .flatMap(type -> lines(type, reading.vrd()))
                    .collect(Collectors.joining(", "));
            LOG.log(
                    Level.INFO,
                    "The publication file {0} is in force; it publishes: {1}",
                    file,
                    services.isEmpty() ? "nothing" : services);
            reading.warnings().forEach(warning -> LOG.log(Level.WARNING, "{0}", warning));
            if (!reading.idle().isEmpty()) {
                LOG.log(
                        Level.INFO,
                        "In {0} is understood, but has no effect here: {1}",
                        file,
                        String.join(", ", reading.idle()));
            }
        }

        private static Stream<String> lines(ServiceType type, Vrd vrd) {
            VrdSection section = vrd.sections().getOrDefault(type, new VrdSection(false, false, List.of()));
            if (!section.isOn()) {
                return Stream.empty();
            }
            Stream<String> listed = section.services().stream()
                    .filter(VrdService::isOn)
                    .map(service -> "%s/%s (%s)"
                            .formatted(
                                    type.text(),
                                    service.name(),
                                    service.values().getOrDefault(ReuseValue.MODE, "reuse as the filter says")));
            Stream<String> others = section.publishesOthers()
                    ? Stream.of("every other " + type.text() + " service (reuse as the filter says)")
                    : Stream.empty();
            return Stream.concat(listed, others);
        }
    }
}
