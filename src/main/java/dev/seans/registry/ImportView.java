package dev.seans.registry;

import dev.seans.catalog.RecordCounts;
import dev.seans.records.DocumentNotes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import session as operators see it.
 *
 * @param sessionKey 64 hex digits
 * @param idSource where the id stood in the request that began it: URL, COOKIE or HEADER
 * @param isCancelled whether an operator did not want it: then it counts as failed
 * @param error why it failed, in English
 */
public record ImportView(
        long id,
        String sessionKey,
        String idSource,
        String source,
        String state,
        boolean isCancelled,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Instant progressAt,
        @Nullable String node,
        @Nullable String error,
        List<FileView> files) {

    ImportView with(List<FileView> itsFiles) {
        return new ImportView(
                id,
                sessionKey,
                idSource,
                source,
                state,
                isCancelled,
                createdAt,
                startedAt,
                finishedAt,
                progressAt,
                node,
                error,
                itsFiles);
    }

    /**
     * One generation of one file of it.
     *
     * @param notes what else it says beside its records, once it is imported
     * @param onlyChanges whether the document says that it holds only changes; null if it says nothing, or was not
     *     imported to its end
     */
    public record FileView(
            long importId,
            String name,
            int generation,
            String state,
            boolean isCancelled,
            long bytes,
            RecordCounts counts,
            @Nullable Boolean onlyChanges,
            DocumentNotes notes,
            @Nullable String error) {}
}
