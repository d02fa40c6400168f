package dev.seans.bulk;

import java.util.List;

/** How many rows at once reach a table: that is what writers differ in. */
public interface TableStatements {

    /**
     * Inserts rows with a value for each of these columns.
     *
     * @param before whose rows must be in the database before
     */
    RowBatch insert(String table, List<Column> columns, List<RowBatch> before);

    /** Updates rows: a value for each of these columns, and last the key by which the row is found. */
    RowBatch update(String table, List<Column> columns, String key, List<RowBatch> before);

    /** The same for rows that all get the same values, none of them NULL. */
    RowBatch updateAlike(String table, List<Column> columns, String key);

    /** Deletes rows by the one value of this key. */
    RowBatch delete(String table, String key);
}
