package dev.seans.imports;

import dev.seans.identity.SessionKey;
import dev.seans.uploads.SealedUpload;
import dev.seans.uploads.UploadName;

/**
 * One runner's claim on one file.
 *
 * @param fence of the claim: a higher one in the row means that somebody else has taken over
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

    static ImportRun of(ImportFile file) {
        return new ImportRun(
                file.id(),
                file.session().id(),
                file.sourceId(),
                file.session().key(),
                file.name(),
                file.generation(),
                file.bytes(),
                file.fence(),
                file.attempts(),
                file.recordsDone());
    }

    SealedUpload upload() {
        return new SealedUpload(new UploadName(name), generation, bytes);
    }
}
