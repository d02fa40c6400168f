package dev.seans.catalog;

import dev.seans.bulk.CopyStatements;
import dev.seans.bulk.PortableStatements;
import dev.seans.bulk.UnnestStatements;
import dev.seans.database.Dialect;
import dev.seans.database.DriverCopy;
import dev.seans.records.CatalogRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Brings records into the tables. */
public interface CatalogWriter {

    /** Writes with nothing but JDBC batches, which every database understands. */
    static CatalogWriter portable(Dialect dialect) {
        return new TableCatalogWriter(dialect, PortableStatements::new);
    }

    /** Writes with PostgreSQL's arrays, through any wrapper around the driver. */
    static CatalogWriter unnest(Dialect dialect) {
        return new TableCatalogWriter(dialect, UnnestStatements::new);
    }

    /** Writes with PostgreSQL's COPY, and arrays for what is there already. */
    static CatalogWriter copy(Dialect dialect, DriverCopy copy) {
        return new TableCatalogWriter(dialect, connection -> new CopyStatements(connection, copy));
    }

    /**
     * Inserts what is new, replaces what has changed and leaves the rest alone, in the order of the records. Works in
     * the caller's transaction and never ends it. Writing the same chunk again changes nothing. Two calls for one
     * source must not run at the same time.
     *
     * @return the counts of this chunk; those of a file are the sum over its chunks, however they were cut
     */
    RecordCounts write(Connection connection, WriteContext context, List<CatalogRecord> chunk) throws SQLException;
}
