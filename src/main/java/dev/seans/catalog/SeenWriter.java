package dev.seans.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Notes which file last held a record, changed or not: tells what is missing in an export, and what was counted
 * already when an import goes on in the middle of a file.
 */
final class SeenWriter implements AutoCloseable {

    private final StatementBatch insert;
    private final StatementBatch update;
    private final WriteContext context;
    private final RecordKind kind;

    SeenWriter(Connection connection, WriteContext context, RecordKind kind) throws SQLException {
        this.context = context;
        this.kind = kind;
        insert = new StatementBatch(
                connection,
                "INSERT INTO catalog_seen (row_id, source_id, kind, file_id, seen_at) VALUES (?, ?, ?, ?, ?)",
                List.of(),
                List.of());
        update = new StatementBatch(
                connection, "UPDATE catalog_seen SET file_id = ?, seen_at = ? WHERE row_id = ?", List.of(), List.of());
    }

    void first(long rowId) throws SQLException {
        insert.add(rowId, context.sourceId(), kind, context.fileId(), context.now());
    }

    void again(long rowId) throws SQLException {
        update.add(context.fileId(), context.now(), rowId);
    }

    void flush() throws SQLException {
        insert.flush();
        update.flush();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        update.close();
    }
}
