package dev.seans.catalog;

import dev.seans.bulk.Column;
import dev.seans.bulk.RowBatch;
import dev.seans.records.RecordKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes which file last held a record, changed or not: tells what is missing in an export, and what was counted
 * already when an import goes on in the middle of a file. The hashes stand there too, so that the wide row of an
 * unchanged record is not even read.
 */
final class SeenWriter implements AutoCloseable {

    private static final String TABLE = "seans_catalog_seen";
    private static final String KEY = "row_id";

    private final WriteContext context;
    private final RecordKind kind;
    private final RowBatch insert;
    private final RowBatch update;
    private final RowBatch note;
    private final RowBatch touch;

    SeenWriter(WriteSession session, RecordTable<?> table) {
        context = session.context();
        kind = table.kind();
        List<Column> noted = noted(table);
        List<Column> changing = new ArrayList<>(noted);
        changing.add(Column.key("change_no"));
        List<Column> columns = new ArrayList<>(changing);
        columns.addAll(List.of(Column.key(KEY), Column.key("source_id"), Column.text("kind")));
        insert = session.statements().insert(TABLE, columns, List.of());
        update = session.statements().update(TABLE, changing, KEY, List.of());
        note = session.statements().update(TABLE, noted, KEY, List.of());
        touch = session.statements().updateAlike(TABLE, List.of(Column.key("file_id"), Column.time("seen_at")), KEY);
    }

    private static List<Column> noted(RecordTable<?> table) {
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
        insert.add(values(catalogId, deleted, hashes, context.changeNo(), rowId, context.sourceId(), kind));
    }

    /** A record that has changed. */
    void changed(long rowId, String catalogId, boolean deleted, List<@Nullable String> hashes) throws SQLException {
        update.add(values(catalogId, deleted, hashes, context.changeNo(), rowId));
    }

    /** A record of which a document says other things than the one before, but nothing new, or that has come to another catalogue. */
    void again(long rowId, String catalogId, boolean deleted, List<@Nullable String> hashes) throws SQLException {
        note.add(values(catalogId, deleted, hashes, rowId));
    }

    /** A record that is as it was. */
    void unchanged(long rowId) throws SQLException {
        touch.add(context.fileId(), context.now(), rowId);
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
        note.flush();
        touch.flush();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        update.close();
        note.close();
        touch.close();
    }
}
