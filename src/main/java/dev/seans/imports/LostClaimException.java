package dev.seans.imports;

import dev.seans.registry.ImportRun;
import jakarta.ejb.ApplicationException;

/** Another runner has taken the import over, or it was failed as stuck: nothing of this chunk may be written. */
@ApplicationException(rollback = true)
final class LostClaimException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostClaimException(ImportRun run) {
        super("The claim on file " + run.fileId() + " of import " + run.importId() + " was lost at fence "
                + run.fence());
    }
}
