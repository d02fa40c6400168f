package dev.seans.catalog;

import java.time.Instant;

/**
 * On whose behalf records are written.
 *
 * @param sourceId the row of {@code seans_import_source}: ids of 1C are unique only within a source
 * @param importId the import session
 * @param fileId the uploaded file, one for each generation: distinct records are counted for each file
 * @param now the database's time
 * @param changeNo of the transaction, in the order in which they are committed
 */
public record WriteContext(long sourceId, long importId, long fileId, Instant now, long changeNo) {}
