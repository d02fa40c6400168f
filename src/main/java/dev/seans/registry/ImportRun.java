package dev.seans.registry;

import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.uploads.SealedUpload;

/**
 * One runner's claim on one file.
 *
 * @param fence of the claim: a higher one in the row means that somebody else has taken over
 * @param name of the uploaded file; while that is still packed, the name by which it was asked for
 * @param generation of the uploaded file; 0 while that is still packed
 * @param attempt which one it is since the last committed chunk
 * @param recordsDone the checkpoint: so many records of the file are written already
 */
public record ImportRun(
        long fileId,
        long importId,
        long sourceId,
        SessionKey key,
        String name,
        int generation,
        long bytes,
        long fence,
        int attempt,
        long recordsDone) {

    private static final int PACKED = 0;

    static ImportRun of(ImportFile file) {
        return new ImportRun(
                file.id(),
                file.session().id(),
                file.sourceId(),
                file.session().key(),
                file.upload().map(upload -> upload.name().path()).orElse(file.name()),
                file.upload().map(SealedUpload::generation).orElse(PACKED),
                file.upload().map(SealedUpload::bytes).orElse(0L),
                file.fence(),
                file.attempts(),
                file.recordsDone());
    }

    /** Whether it is yet to be found out which file that is. */
    public boolean isPacked() {
        return generation == PACKED;
    }

    /** The same claim, on a file that has been found in an archive. */
    public ImportRun reading(SealedUpload document) {
        return new ImportRun(
                fileId,
                importId,
                sourceId,
                key,
                document.name().path(),
                document.generation(),
                document.bytes(),
                fence,
                attempt,
                recordsDone);
    }

    /** The same claim, with another count of its attempts since the last committed chunk. */
    public ImportRun atAttempt(int number) {
        return new ImportRun(fileId, importId, sourceId, key, name, generation, bytes, fence, number, recordsDone);
    }

    /** A line of the log about this claim. */
    public String line(String what) {
        return "%s import %d, file %d \"%s\" %s".formatted(key, importId, fileId, name, what);
    }

    public SealedUpload upload() {
        return new SealedUpload(new UploadName(name), generation, bytes);
    }
}
