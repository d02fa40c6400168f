package dev.seans.bulk;

import dev.seans.database.DriverCopy;
import java.sql.Connection;
import java.util.List;

/** PostgreSQL's COPY for new rows; for the others its arrays, since COPY only inserts. */
public record CopyStatements(Connection connection, DriverCopy copy, UnnestStatements others)
        implements TableStatements {

    public CopyStatements(Connection connection, DriverCopy copy) {
        this(connection, copy, new UnnestStatements(connection));
    }

    @Override
    public RowBatch insert(String table, List<Column> columns, List<RowBatch> before) {
        return new CopyBatch(connection, copy, table, columns, before);
    }

    @Override
    public RowBatch update(String table, List<Column> columns, String key, List<RowBatch> before) {
        return others.update(table, columns, key, before);
    }

    @Override
    public RowBatch updateAlike(String table, List<Column> columns, String key) {
        return others.updateAlike(table, columns, key);
    }

    @Override
    public RowBatch delete(String table, String key) {
        return others.delete(table, key);
    }
}
