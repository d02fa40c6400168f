package dev.seans.catalog;

import dev.seans.bulk.RowBatch;
import dev.seans.records.KeyedRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of one kind:
 *
 * <ol>
 *   <li>look up what is stored of them;
 *   <li>of those of which something else is told than before, look up what is known of their fields;
 *   <li>insert those that are new, with all their parts;
 *   <li>of the others, replace the fields that are told and have changed, and touch nothing else; what was hidden shows again;
 *   <li>note that this file held them.
 * </ol>
 */
final class TableWriter<R extends KeyedRecord> implements AutoCloseable {

    private final WriteSession session;
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
        this.session = session;
        this.table = table;
        context = session.context();
        chunk = session.chunk();
        rowIds = session.rowIds();
        storedRows = new StoredRows(session.connection(), session.dialect(), table);
        insert = session.statements().insert(table.name(), table.columns(), List.of());
        mark = session.statements().update(table.name(), table.marks(), "id", List.of());
        seen = new SeenWriter(session, table);
        for (RecordPart<R, ?> part : table.parts()) {
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
        Map<String, StoredRows.Row> stored = storedRows.find(
                context.sourceId(), records.stream().map(KeyedRecord::id).toList()); // 1
        List<List<@Nullable PartRows>> told =
                records.stream().map(keyed -> chunk.rows(table, keyed)).toList();
        StoredFields fields = fields(records, told, stored); // 2
        for (int index = 0; index < records.size(); index++) {
            R keyed = records.get(index);
            StoredRows.Row row = stored.get(keyed.id());
            if (row == null) {
                insert(keyed, told.get(index)); // 3
            } else {
                update(keyed, told.get(index), row, fields); // 4
            }
        }
        flush();
        return RecordCounts.ofKind(table.kind(), distinct, unchanged);
    }

    private StoredFields fields(
            List<R> records, List<List<@Nullable PartRows>> told, Map<String, StoredRows.Row> stored)
            throws SQLException {
        Map<Long, List<@Nullable PartRows>> toldAnew = new HashMap<>();
        for (int index = 0; index < records.size(); index++) {
            StoredRows.Row row = stored.get(records.get(index).id());
            if (row != null && isToldAnew(told.get(index), row)) {
                toldAnew.put(row.id(), told.get(index));
            }
        }
        return StoredFields.read(session.connection(), session.dialect(), table, toldAnew);
    }

    private void insert(R keyed, List<@Nullable PartRows> told) throws SQLException {
        long rowId = rowIds.next();
        boolean deleted = keyed.mark().over(false);
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(rowId, context.sourceId(), keyed.id()));
        values.addAll(table.markValues(context, deleted));
        values.addAll(Arrays.asList(table.fixedValues().apply(keyed)));
        for (int index = 0; index < parts.size(); index++) {
            values.addAll(parts.get(index).insert(rowId, told.get(index)));
        }
        insert.add(values.toArray());
        seen.first(rowId, keyed.catalogId(), deleted, hashes(told, Collections.nCopies(parts.size(), null)));
        distinct++;
    }

    private void update(R keyed, List<@Nullable PartRows> told, StoredRows.Row stored, StoredFields fields)
            throws SQLException {
        boolean deleted = keyed.mark().over(stored.deleted());
        boolean toldAnew = isToldAnew(told, stored);
        boolean written = toldAnew && replace(deleted, told, stored, fields);
        if (!written && (deleted != stored.deleted() || !stored.active())) {
            List<@Nullable Object> values = table.markValues(context, deleted);
            values.add(stored.id());
            mark.add(values.toArray());
            written = true;
        }
        note(keyed, stored, deleted, toldAnew || written ? hashes(told, stored.hashes()) : null, written); // 5
        boolean counted = stored.seenFile() == context.fileId();
        distinct += counted ? 0 : 1;
        unchanged += counted || written ? 0 : 1;
    }

    /** @param hashes null if they are as they were, and so is the record */
    private void note(
            R keyed, StoredRows.Row stored, boolean deleted, @Nullable List<@Nullable String> hashes, boolean written)
            throws SQLException {
        String catalogId = stored.catalogOf(keyed);
        if (written && hashes != null) {
            seen.changed(stored.id(), catalogId, deleted, hashes);
        } else if (hashes != null || !catalogId.equals(stored.catalogId())) {
            seen.again(stored.id(), catalogId, deleted, hashes == null ? stored.hashes() : hashes);
        } else if (stored.seenFile() != context.fileId()) {
            seen.unchanged(stored.id());
        }
    }

    /** Whether anything that is stored has changed. */
    private boolean replace(boolean deleted, List<@Nullable PartRows> told, StoredRows.Row stored, StoredFields fields)
            throws SQLException {
        boolean replaced = false;
        for (int index = 0; index < parts.size(); index++) {
            PartRows rows = told.get(index);
            if (rows != null && isToldAnew(rows, stored, index)) {
                replaced |= parts.get(index).replace(stored.id(), deleted, rows, fields);
            }
        }
        return replaced;
    }

    /** Asked of every record of an unchanged export, so nothing is made for it. */
    private static boolean isToldAnew(List<@Nullable PartRows> told, StoredRows.Row stored) {
        for (int index = 0; index < told.size(); index++) {
            PartRows rows = told.get(index);
            if (rows != null && isToldAnew(rows, stored, index)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isToldAnew(PartRows rows, StoredRows.Row stored, int part) {
        return !rows.hash().equals(stored.hashes().get(part));
    }

    /** The hash of each part as it will be stored. */
    private static List<@Nullable String> hashes(List<@Nullable PartRows> told, List<@Nullable String> storedHashes) {
        List<@Nullable String> hashes = new ArrayList<>();
        for (int index = 0; index < told.size(); index++) {
            PartRows rows = told.get(index);
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
