package dev.seans.catalog;

import dev.seans.commerceml.KeyedRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a stored record to decide whether to write.
 *
 * @param catalogId the catalogue that last held the record; empty if none was told
 * @param hashes one for each part; null for a part that never came
 * @param seenFile the file that last held the record
 */
record StoredRow(
        long id, boolean deleted, boolean active, String catalogId, List<@Nullable String> hashes, long seenFile) {

    /** Which catalogue holds the record now: one that is not told again is still the same. */
    String catalogOf(KeyedRecord keyed) {
        return keyed.catalogId().isEmpty() ? catalogId : keyed.catalogId();
    }
}
