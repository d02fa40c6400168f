package dev.seans.catalog;

import dev.seans.commerceml.CatalogRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Brings records into the tables. */
public interface CatalogWriter {

    /**
     * Inserts what is new, replaces what has changed and leaves the rest alone, in the order of the records. Works in
     * the caller's transaction and never ends it. Writing the same chunk again changes nothing. Two calls for one
     * source must not run at the same time.
     *
     * @return the counts of this chunk; those of a file are the sum over its chunks, however they were cut
     */
    RecordCounts write(Connection connection, WriteContext context, List<CatalogRecord> chunk) throws SQLException;
}
