package dev.seans.catalog;

import dev.seans.database.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Gives out ids for new rows from blocks of a sequence, so that a batch of inserts need not ask for the keys that the
 * database made. What is left of a block is lost, and ids still ascend within a source.
 */
final class RowIds {

    /** The increment of the sequence in the migration. */
    static final int BLOCK = 1000;

    private final Connection connection;
    private final Dialect dialect;
    private long next;
    private long end;

    RowIds(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Ids that no row has or gets, for rows that are not stored. */
    static RowIds ofNoRows(Connection connection, Dialect dialect) {
        RowIds ids = new RowIds(connection, dialect);
        ids.next = Long.MIN_VALUE;
        return ids;
    }

    long next() throws SQLException {
        if (next == end) {
            next = firstOfBlock();
            end = next + BLOCK;
        }
        return next++;
    }

    private long firstOfBlock() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(dialect.nextValue("seans_catalog_row_seq"))) {
            if (!row.next()) {
                throw new SQLException("The sequence seans_catalog_row_seq gave no value");
            }
            return row.getLong(1);
        }
    }
}
