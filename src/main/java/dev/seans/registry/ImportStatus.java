package dev.seans.registry;

import dev.seans.catalog.RecordCounts;
import dev.seans.records.UnknownElement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the import of one file has come.
 *
 * @param fileId names the import of this generation of the file
 * @param movedAt when its session last made progress, by the database's clock
 * @param ahead how many files of the same source come before it
 * @param unknown what of the file nothing here reads, once it is imported
 * @param failure why it failed, if it did
 */
public record ImportStatus(
        long fileId,
        int generation,
        ImportState state,
        Instant movedAt,
        long ahead,
        RecordCounts counts,
        List<UnknownElement> unknown,
        @Nullable ImportFailure failure) {

    boolean failedAsStuck() {
        return failure != null && failure.isStuck();
    }
}
