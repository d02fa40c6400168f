package dev.seans.imports;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.orderbook.ReturnedOrder;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells observers what has become of imports, after it was committed. Nothing that goes wrong here concerns an import:
 * what could not be told of an end is told by the next {@link ImportAnnouncements}.
 */
@OnePerApplication
class ImportAnnouncer {

    private static final Logger LOG = System.getLogger(ImportAnnouncer.class.getName());

    /** Whoever tells of an end has so long until another node takes it for dead, and tells it again. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int MOST_AT_A_TIME = 100;

    private final Database database;
    private final DatabaseClock clock;
    private final ImportObservers observers;
    private final ImportTally tally;

    @Inject
    ImportAnnouncer(Database database, DatabaseClock clock, ImportObservers observers, ImportTally tally) {
        this.database = database;
        this.clock = clock;
        this.observers = observers;
        this.tally = tally;
    }

    /** A runner has claimed the file. */
    void started(long fileId) {
        carefully(fileId, () -> find(fileId).ifPresent(this::tellStart));
    }

    /** A chunk of the file is committed. */
    void progressed(long fileId) {
        carefully(fileId, () -> find(fileId).map(AnnouncedFile::progressed).ifPresent(observers::tell));
    }

    /** 1C has sent these orders back, and the chunk with them is committed. */
    void returned(long fileId, List<ReturnedOrder> orders) {
        if (!orders.isEmpty()) {
            carefully(
                    fileId,
                    () -> find(fileId)
                            .map(file -> new OrdersReturned(file.file(), orders))
                            .ifPresent(observers::tell));
        }
    }

    /** The file may have ended; if so, and if nobody has told it or is about to, it is told. */
    void ended(long fileId) {
        carefully(
                fileId,
                () -> find(fileId).filter(file -> file.isToBeTold(clock.now())).ifPresent(this::tellEnd));
    }

    /** Whatever has ended without a runner that could tell it, or with one that died over it. */
    void allEnds() {
        try {
            waiting().forEach(this::ended);
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "Nobody knows which ends must be told to observers; it is looked at again", failed);
        }
    }

    private List<Long> waiting() {
        return database.query(
                "SELECT id FROM seans_import_file WHERE announce_at <= ? AND state IN ('COMPLETED', 'FAILED')"
                        + " ORDER BY announce_at FETCH FIRST " + MOST_AT_A_TIME + " ROWS ONLY",
                row -> row.getLong("id"),
                clock.now());
    }

    private void tellStart(AnnouncedFile file) {
        observers.tell(file.started());
        database.update(
                "UPDATE seans_import_file SET start_announced = TRUE WHERE id = ? AND start_announced = FALSE",
                file.file().fileId());
    }

    /**
     * Tells of an end:
     *
     * <ol>
     *   <li>The time of announcing is moved by the lease; of several who try, one succeeds.
     *   <li>If a runner had begun and died before it could tell so, the start is told first.
     *   <li>The observers are called.
     *   <li>Only then the end is noted as told.
     * </ol>
     */
    private void tellEnd(AnnouncedFile file) {
        long fileId = file.file().fileId();
        Instant lease = clock.now().plus(LEASE);
        if (moveAnnouncement(fileId, file.announceAt(), lease) == 0) {
            return;
        }
        if (file.begun() && !file.startTold()) {
            tellStart(file);
        }
        ImportEvent end = file.end();
        observers.tell(end);
        tally.ended(end);
        moveAnnouncement(fileId, lease, null);
    }

    private int moveAnnouncement(long fileId, @Nullable Instant from, @Nullable Instant to) {
        return database.update(
                "UPDATE seans_import_file SET announce_at = ? WHERE id = ? AND announce_at = ?", to, fileId, from);
    }

    private Optional<AnnouncedFile> find(long fileId) {
        return database.find(AnnouncedFile.SELECT + "f.id = ?", AnnouncedFile::read, fileId);
    }

    private static void carefully(long fileId, Runnable announcement) {
        try {
            announcement.run();
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.WARNING,
                    () -> "What has become of file %d could not be told to observers now; its end is told later"
                            .formatted(fileId),
                    failed);
        }
    }
}
