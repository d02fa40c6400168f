package dev.seans.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a stored record to decide whether to write.
 *
 * @param hashes one for each part; null for a part that never came
 * @param seenFile the file that last held the record
 */
record StoredRow(long id, boolean deleted, List<@Nullable String> hashes, long seenFile) {}
