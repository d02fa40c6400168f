package dev.seans.exchange;

import dev.seans.registry.ImportStatus;
import java.util.function.Function;

/**
 * One request that waits for an import.
 *
 * @param last the state that was known when it began to wait; where the import had ended, only the time is waited for
 * @param reply what to answer in a state
 * @param holdMillis after so long it is answered whatever the state is
 */
record HeldImport(HeldRequest request, ImportStatus last, Function<ImportStatus, Reply> reply, long holdMillis) {

    long fileId() {
        return last.fileId();
    }

    boolean waitsForItsEnd() {
        return last.state().isActive();
    }

    boolean isDue(ImportStatus now) {
        boolean hasEnded = waitsForItsEnd() && !now.state().isActive();
        return hasEnded || request.hasWaited(holdMillis);
    }
}
