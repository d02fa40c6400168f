package dev.seans.imports;

import dev.seans.records.CatalogRecord;
import dev.seans.registry.ImportRun;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;

/** Commits a chunk, and then tells so. */
@OnePerApplication
class ChunkWriter {

    private final ImportCheckpoint checkpoint;
    private final ImportAnnouncer announcer;
    private final ImportTally tally;

    @Inject
    ChunkWriter(ImportCheckpoint checkpoint, ImportAnnouncer announcer, ImportTally tally) {
        this.checkpoint = checkpoint;
        this.announcer = announcer;
        this.tally = tally;
    }

    /**
     * Must be called while there is nothing to write.
     *
     * @throws LostClaimException if the claim is not this runner's any more
     */
    void requireClaim(ImportRun run) {
        checkpoint.requireClaim(run);
    }

    /**
     * Writes a chunk with its checkpoint.
     *
     * @param bytesRead of the file, for whoever watches
     * @throws LostClaimException if the claim is not this runner's any more; nothing is written
     * @throws SinkFailedException if a sink of the team has thrown; nothing is written
     */
    void write(ImportRun run, List<CatalogRecord> chunk, long bytesRead) {
        ImportCheckpoint.Written written = checkpoint.write(run, chunk, bytesRead);
        tally.committed(written.counts());
        announcer.progressed(run.fileId());
        announcer.returned(run.fileId(), written.orders());
    }
}
