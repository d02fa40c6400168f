package dev.seans.imports;

import dev.seans.records.DocumentNotes;
import dev.seans.registry.ImportFailure;
import dev.seans.registry.ImportQueue;
import dev.seans.registry.ImportRun;
import org.jspecify.annotations.Nullable;

/** A queue that only remembers how a run ended. */
public final class SettledRuns extends ImportQueue {

    private boolean completed;
    private boolean released;
    private @Nullable ImportFailure failure;

    public boolean completed() {
        return completed;
    }

    public boolean released() {
        return released;
    }

    public @Nullable ImportFailure failure() {
        return failure;
    }

    @Override
    public boolean complete(ImportRun run, @Nullable Boolean saidOnlyChanges, DocumentNotes notes) {
        completed = true;
        return true;
    }

    @Override
    public boolean fail(ImportRun run, ImportFailure reason) {
        failure = reason;
        return true;
    }

    @Override
    public void release(ImportRun run) {
        released = true;
    }
}
