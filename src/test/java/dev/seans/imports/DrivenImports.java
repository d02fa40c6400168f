package dev.seans.imports;

import dev.seans.catalog.CatalogWriters;
import dev.seans.changes.GivenChanges;
import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestTransactions;
import dev.seans.fakes.GivenBeans;
import dev.seans.fakes.Injected;
import dev.seans.identity.SessionKey;
import dev.seans.jobs.Jobs;
import dev.seans.orderbook.GivenReturns;
import dev.seans.records.CatalogRecord;
import dev.seans.registry.GivenRows;
import dev.seans.registry.ImportRun;
import dev.seans.registry.ImportSources;
import dev.seans.registry.ImportState;
import dev.seans.settings.Settings;
import dev.seans.uploads.GivenUploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Imports of files without a server: runner, checkpoint, reader and writer are the real ones; nobody queues. */
public final class DrivenImports {

    /** The name of the threads that read. */
    static final String READER = "read-ahead";

    private static final SessionKey KEY = new SessionKey("b".repeat(64));
    private static final long FENCE = 1;

    private final Database database;
    private final Settings settings;
    private final ChunkWriter writer;
    private final GivenRows rows;
    private final long session;
    private final long source;

    public DrivenImports(Database plain, Settings settings) throws Exception {
        this.settings = settings;
        TestTransactions transactions = new TestTransactions(plain);
        database = transactions.database();
        SteppedClock clock = new SteppedClock(database);
        ImportCheckpoint checkpoint = new CommittingCheckpoint(
                transactions,
                Injected.into(
                        new ImportCheckpoint(),
                        database,
                        clock,
                        new TeamSinks(new GivenBeans<>(List.of()), new GivenBeans<>(List.of())),
                        new CatalogWriters(database, settings),
                        GivenReturns.of(database, settings),
                        GivenChanges.of(database)));
        ImportTally tally = new ImportTally();
        writer = new ChunkWriter(
                checkpoint, new ImportAnnouncer(database, clock, new HearingObservers().observers(), tally), tally);
        new ImportSources(database, clock).ensure("1c");
        rows = new GivenRows(database);
        session = rows.session("1c", KEY, ImportState.IN_PROGRESS, clock.now());
        source = number("SELECT id FROM seans_import_source");
    }

    /** A file that waits for its import: its row, with nothing done of it. */
    public long queue(String name) {
        long queueNo = number("SELECT COUNT(*) + 1 FROM seans_import_file");
        long file = rows.file(session, name, (int) queueNo, queueNo, ImportState.IN_PROGRESS);
        database.update(
                "UPDATE seans_import_file SET fence = ?, groups_read = 0, properties_read = 0, products_read = 0,"
                        + " offers_read = 0, prices_read = 0, stocks_read = 0, unchanged = 0, rejected = 0,"
                        + " bad_values = 0 WHERE id = ?",
                FENCE,
                file);
        return file;
    }

    /** Imports a queued file from its checkpoint; says how that ended. */
    public SettledRuns run(long file, Path bytes, BooleanSupplier stopping) {
        SettledRuns settled = new SettledRuns();
        ImportRunner runner = new ImportRunner(
                new GivenUploads(database, settings, bytes),
                writer,
                settled,
                settings,
                new ThreadsOnly(database, settings));
        runner.run(claim(file, bytes), stopping);
        return settled;
    }

    private ImportRun claim(long file, Path bytes) {
        long done = number("SELECT records_done FROM seans_import_file WHERE id = " + file);
        try {
            return new ImportRun(file, session, source, KEY, "given.xml", 1, Files.size(bytes), FENCE, 1, done);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One number of a query. */
    public long number(String sql) {
        return database.find(sql, row -> row.getLong(1)).orElseThrow();
    }

    /** A checkpoint with the container's transaction around it. */
    private static final class CommittingCheckpoint extends ImportCheckpoint {

        private final TestTransactions transactions;
        private final ImportCheckpoint checkpoint;

        CommittingCheckpoint(TestTransactions transactions, ImportCheckpoint checkpoint) {
            this.transactions = transactions;
            this.checkpoint = checkpoint;
        }

        @Override
        public void requireClaim(ImportRun run) {
            checkpoint.requireClaim(run);
        }

        @Override
        public Written write(ImportRun run, List<CatalogRecord> chunk, long bytesRead) {
            try {
                return transactions.run(() -> checkpoint.write(run, chunk, bytesRead));
            } catch (RuntimeException failed) {
                throw failed;
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** No jobs, only their threads. */
    private static final class ThreadsOnly extends Jobs {

        ThreadsOnly(Database database, Settings settings) {
            super(database, settings, new GivenBeans<>(List.of()));
        }

        @Override
        public Thread newThread(Runnable work) {
            return new Thread(work, READER);
        }
    }
}
