package dev.seans.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Notes which file last held a record, changed or not: tells what is missing in an export, and what was counted
 * already when an import goes on in the middle of a file. The hashes stand there too, so that the wide row of an
 * unchanged record is not even read.
 */
final class SeenWriter implements AutoCloseable {

    private final StatementBatch insert;
    private final StatementBatch update;
    private final WriteContext context;
    private final RecordKind kind;

    SeenWriter(Connection connection, WriteContext context, RecordTable<?> table) throws SQLException {
        this.context = context;
        kind = table.kind();
        List<Column> changing = changing(table);
        List<Column> columns = new ArrayList<>(changing);
        columns.addAll(List.of(Column.key("row_id"), Column.key("source_id"), Column.text("kind")));
        insert = StatementBatch.insert(connection, "catalog_seen", columns, List.of());
        String assignments =
                changing.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(", "));
        update = new StatementBatch(
                connection, "UPDATE catalog_seen SET " + assignments + " WHERE row_id = ?", changing, List.of());
    }

    private static List<Column> changing(RecordTable<?> table) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.key("file_id"),
                Column.time("seen_at"),
                Column.text("catalog_ext_id"),
                Column.flag("active"),
                Column.flag("deleted")));
        table.parts().forEach(part -> columns.add(Column.text(part.hashColumn())));
        return columns;
    }

    /** A record that was never seen before. */
    void first(long rowId, String catalogId, boolean deleted, List<@Nullable String> hashes) throws SQLException {
        insert.add(values(catalogId, deleted, hashes, rowId, context.sourceId(), kind));
    }

    void again(long rowId, String catalogId, boolean deleted, List<@Nullable String> hashes) throws SQLException {
        update.add(values(catalogId, deleted, hashes, rowId));
    }

    private @Nullable Object[] values(String catalogId, boolean deleted, List<@Nullable String> hashes, Object... key) {
        List<@Nullable Object> values =
                new ArrayList<>(Arrays.asList(context.fileId(), context.now(), catalogId, true, deleted));
        values.addAll(hashes);
        values.addAll(Arrays.asList(key));
        return values.toArray();
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
