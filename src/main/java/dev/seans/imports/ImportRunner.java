package dev.seans.imports;

import dev.seans.commerceml.CatalogFormatException;
import dev.seans.commerceml.CatalogReader;
import dev.seans.jobs.Jobs;
import dev.seans.records.CatalogRecord;
import dev.seans.records.DocumentNotes;
import dev.seans.records.UnknownElement;
import dev.seans.registry.ImportFailure;
import dev.seans.registry.ImportQueue;
import dev.seans.registry.ImportRun;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.uploads.UploadRefusedException;
import dev.seans.uploads.Uploads;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Reads one claimed file to its end, chunk by chunk: the next one is read while one is written. */
@OnePerApplication
class ImportRunner {

    private static final Logger LOG = System.getLogger(ImportRunner.class.getName());

    /** Between two looks whether somebody else wants the import, while there is nothing to write. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** A minute. Documents that somebody made for it can keep a parser busy for ever. */
    private static final int LOOKS_WITHOUT_RECORD = 120;

    private final Uploads uploads;
    private final ChunkWriter checkpoint;
    private final ImportQueue queue;
    private final Settings settings;
    private final Jobs jobs;

    @Inject
    public ImportRunner(Uploads uploads, ChunkWriter checkpoint, ImportQueue queue, Settings settings, Jobs jobs) {
        this.uploads = uploads;
        this.checkpoint = checkpoint;
        this.queue = queue;
        this.settings = settings;
        this.jobs = jobs;
    }

    /**
     * Imports the file from its checkpoint.
     *
     * @param stopping asked between chunks: then the claim is given back and the rest is done elsewhere
     * @return false if the rest is still to be done
     */
    boolean run(ImportRun run, BooleanSupplier stopping) {
        try (FirstBytes bytes = open(run);
                CatalogReader reader = new CatalogReader(bytes);
                ReadAhead chunks = readAhead(run, reader)) {
            if (!write(run, chunks, bytes, stopping)) {
                queue.release(run);
                LOG.log(
                        Level.INFO,
                        run.line("stopped at its checkpoint, because the server stops; it goes on after the restart"));
                return false;
            }
            finish(run, reader);
        } catch (CatalogFormatException broken) {
            fail(run, ImportFailure.of(broken));
        } catch (UploadRefusedException full) {
            fail(run, ImportFailure.diskNearlyFull(full));
        } catch (RecordWatch.NoRecordsException empty) {
            fail(run, ImportFailure.noRecords());
        } catch (LinkageError undeployed) {
            throw undeployed; // the application is going; another node, or the next start, goes on
        } catch (Error fatal) {
            // to begin again would mostly end likewise, after each restart
            LOG.log(Level.ERROR, run.line("ends in an error of the Java runtime"), fatal);
            fail(run, ImportFailure.fatal(fatal));
        } catch (LostClaimException lost) {
            LOG.log(
                    Level.WARNING,
                    run.line(
                            "was taken over or failed by somebody else; this runner stops, nothing was written twice"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "File " + run.fileId() + " of import " + run.importId() + " could not be read", unreadable);
        }
        return true;
    }

    private FirstBytes open(ImportRun run) throws IOException {
        return new FirstBytes(Files.newInputStream(uploads.path(run.key(), run.upload())), run.bytes());
    }

    private ReadAhead readAhead(ImportRun run, CatalogReader reader) {
        int size = settings.integer(Setting.IMPORT_CHUNK);
        return new ReadAhead(jobs::newThread, new ChunkReader(reader, run.recordsDone(), size));
    }

    private boolean write(ImportRun run, ReadAhead chunks, FirstBytes bytes, BooleanSupplier stopping)
            throws CatalogFormatException, RecordWatch.NoRecordsException {
        RecordWatch watch = new RecordWatch(LOOKS_WITHOUT_RECORD);
        List<CatalogRecord> chunk = chunks.next(LOOK);
        while (chunk == null || !chunk.isEmpty()) {
            if (stopping.getAsBoolean()) {
                return false;
            }
            if (chunk == null) {
                checkpoint.requireClaim(run);
                watch.look(chunks.met());
            } else {
                uploads.requireRoom();
                checkpoint.write(run, chunk, bytes.taken());
            }
            chunk = chunks.next(LOOK);
        }
        return true;
    }

    private void finish(ImportRun run, CatalogReader reader) {
        DocumentNotes notes = reader.notes();
        if (queue.complete(run, reader.onlyChanges().orElse(null), notes)) {
            LOG.log(Level.INFO, run.line("completed"));
            if (!notes.unknown().isEmpty()) {
                LOG.log(Level.WARNING, run.line(unknown(notes.unknown())));
            }
        }
    }

    private static String unknown(List<UnknownElement> elements) {
        UnknownElement first = elements.get(0);
        return "holds %d kinds of elements that nothing here reads; what belongs to a record is kept with it. The first one is %s, %d times, first in line %d; GET /api/imports/{id} has all"
                .formatted(elements.size(), first.path(), first.times(), first.line());
    }

    private void fail(ImportRun run, ImportFailure failure) {
        if (queue.fail(run, failure)) {
            LOG.log(
                    Level.WARNING,
                    run.line("failed: " + failure.text() + "; 1C is told so until it uploads the file again"));
        }
    }

    /** Sees that a document yields records, however slowly. */
    static final class RecordWatch {

        private final int patience;
        private long met = -1;
        private int looks;

        /** @param patience looks without a new record that it bears */
        RecordWatch(int patience) {
            this.patience = patience;
        }

        /**
         * Looks again.
         *
         * @param records that were met so far
         * @throws NoRecordsException if there was no new one for too many looks
         */
        void look(long records) throws NoRecordsException {
            looks = records == met ? looks + 1 : 0;
            met = records;
            if (looks >= patience) {
                throw new NoRecordsException();
            }
        }

        /** A document holds nothing that an import could read, and does not end. */
        static final class NoRecordsException extends Exception {

            private static final long serialVersionUID = 1L;
        }
    }
}
