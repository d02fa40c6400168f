package dev.seans.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of one kind:
 *
 * <ol>
 *   <li>look up what is stored of them;
 *   <li>insert those that are new, with all their parts;
 *   <li>of the others, replace the parts whose hash has changed, and touch nothing else; what was hidden shows again;
 *   <li>note that this file held them.
 * </ol>
 */
final class TableWriter<R extends KeyedRecord> implements AutoCloseable {

    private final RecordTable<R> table;
    private final WriteContext context;
    private final PreparedChunk chunk;
    private final RowIds rowIds;
    private final StoredRows storedRows;
    private final RowBatch insert;
    private final RowBatch mark;
    private final SeenWriter seen;
    private final List<PartWriter> parts = new ArrayList<>();

    private long distinct;
    private long unchanged;

    TableWriter(WriteSession session, RecordTable<R> table) {
        this.table = table;
        context = session.context();
        chunk = session.chunk();
        rowIds = session.rowIds();
        storedRows = new StoredRows(session.connection(), session.dialect(), table);
        insert = session.statements().insert(table.name(), table.columns(), List.of());
        mark = session.statements().update(table.name(), table.marks(), "id", List.of());
        seen = new SeenWriter(session, table);
        for (Part<R, ?> part : table.parts()) {
            parts.add(new PartWriter(session, table, part, insert));
        }
    }

    /**
     * Writes records that all have different ids.
     *
     * @return distinct ids of this file that were not met before in it, and how many of them needed no write
     */
    RecordCounts write(List<R> records) throws SQLException {
        distinct = 0;
        unchanged = 0;
        Map<String, StoredRow> stored = storedRows.find(
                context.sourceId(), records.stream().map(KeyedRecord::id).toList());
        for (R keyed : records) {
            write(keyed, stored.get(keyed.id()));
        }
        flush();
        return RecordCounts.ofKind(table.kind(), distinct, unchanged);
    }

    private void write(R keyed, @Nullable StoredRow stored) throws SQLException {
        List<@Nullable PartRows> present = chunk.rows(table, keyed);
        if (stored == null) {
            insert(keyed, present);
        } else {
            update(keyed, present, stored);
        }
    }

    private void insert(R keyed, List<@Nullable PartRows> present) throws SQLException {
        long rowId = rowIds.next();
        boolean deleted = keyed.mark().over(false);
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(rowId, context.sourceId(), keyed.id()));
        values.addAll(table.markValues(context, deleted));
        values.addAll(Arrays.asList(table.fixedValues().apply(keyed)));
        for (int index = 0; index < parts.size(); index++) {
            PartRows rows = present.get(index);
            int columns = table.parts().get(index).columns().size();
            values.addAll(rows == null ? Collections.nCopies(columns, null) : Arrays.asList(rows.own()));
        }
        insert.add(values.toArray());
        insertChildren(rowId, present);
        seen.first(rowId, keyed.catalogId(), deleted, hashes(present, Collections.nCopies(parts.size(), null)));
        distinct++;
    }

    private void insertChildren(long rowId, List<@Nullable PartRows> present) throws SQLException {
        for (int index = 0; index < parts.size(); index++) {
            PartRows rows = present.get(index);
            if (rows != null) {
                parts.get(index).insertChildren(rowId, rows);
            }
        }
    }

    private void update(R keyed, List<@Nullable PartRows> present, StoredRow stored) throws SQLException {
        boolean deleted = keyed.mark().over(stored.deleted());
        List<@Nullable String> hashes = hashes(present, stored.hashes());
        boolean changed = deleted != stored.deleted() || !stored.active() || !hashes.equals(stored.hashes());
        if (changed) {
            replace(deleted, present, stored);
        }
        boolean counted = stored.seenFile() == context.fileId();
        String catalogId = stored.catalogOf(keyed);
        if (changed || !catalogId.equals(stored.catalogId())) {
            seen.again(stored.id(), catalogId, deleted, hashes);
        } else if (!counted) {
            seen.unchanged(stored.id());
        }
        distinct += counted ? 0 : 1;
        unchanged += counted || changed ? 0 : 1;
    }

    private void replace(boolean deleted, List<@Nullable PartRows> present, StoredRow stored) throws SQLException {
        boolean marked = false;
        for (int index = 0; index < parts.size(); index++) {
            PartRows rows = present.get(index);
            if (rows != null && !rows.hash().equals(stored.hashes().get(index))) {
                parts.get(index).replace(stored.id(), deleted, rows);
                marked = true;
            }
        }
        if (!marked) {
            List<@Nullable Object> values = table.markValues(context, deleted);
            values.add(stored.id());
            mark.add(values.toArray());
        }
    }

    /** The hash of each part as it will be stored. */
    private static List<@Nullable String> hashes(
            List<@Nullable PartRows> present, List<@Nullable String> storedHashes) {
        List<@Nullable String> hashes = new ArrayList<>();
        for (int index = 0; index < present.size(); index++) {
            PartRows rows = present.get(index);
            hashes.add(rows == null ? storedHashes.get(index) : rows.hash());
        }
        return hashes;
    }

    private void flush() throws SQLException {
        insert.flush();
        mark.flush();
        for (PartWriter part : parts) {
            part.flush();
        }
        seen.flush();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        mark.close();
        seen.close();
        for (PartWriter part : parts) {
            part.close();
        }
    }
}
