package dev.seans.catalog;

import dev.seans.bulk.Column;
import dev.seans.database.Dialect;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of the records of a chunk of which a document tells something else than the one before: the hashes of
 * their fields, and the rows among which told ones are put. Wide rows are never read; nor is anything of a record that is new
 * or told as before.
 */
final class StoredFields {

    private final Connection connection;
    private final Dialect dialect;
    private final RecordTable<?> table;
    private final Map<Long, FieldHashes> hashes = new HashMap<>();

    /** Table to owner to its rows. */
    private final Map<String, Map<Long, List<@Nullable Object[]>>> rows = new HashMap<>();

    private StoredFields(Connection connection, Dialect dialect, RecordTable<?> table) {
        this.connection = connection;
        this.dialect = dialect;
        this.table = table;
    }

    /**
     * Reads what is needed.
     *
     * @param told row to what is told of it now
     */
    static StoredFields read(
            Connection connection, Dialect dialect, RecordTable<?> table, Map<Long, List<@Nullable PartRows>> told)
            throws SQLException {
        StoredFields stored = new StoredFields(connection, dialect, table);
        if (table.hasFields() && !told.isEmpty()) {
            stored.readHashes(told.keySet());
            for (int part = 0; part < table.parts().size(); part++) {
                stored.readRows(part, told);
            }
        }
        return stored;
    }

    /** Null where a document tells always the same field. */
    @Nullable
    FieldHashes hashes(long rowId) {
        return table.hasFields() ? hashes.computeIfAbsent(rowId, none -> FieldHashes.parse(null)) : null;
    }

    /** In their order. */
    List<@Nullable Object[]> rows(RecordPart.Field<?> field, long owner) {
        ChildTable<?> child = field.child();
        return child == null
                ? List.of()
                : rows.getOrDefault(child.name(), Map.of()).getOrDefault(owner, List.of());
    }

    private void readHashes(Set<Long> rowIds) throws SQLException {
        query(
                dialect.selectByArray("id, field_hashes", table.name(), "id", "BIGINT"),
                rowIds,
                row -> hashes.put(row.getLong(1), FieldHashes.parse(row.getString(2))));
    }

    private void readRows(int part, Map<Long, List<@Nullable PartRows>> told) throws SQLException {
        List<? extends RecordPart.Field<?>> fields = table.parts().get(part).fields();
        for (int field = 0; field < fields.size(); field++) {
            ChildTable<?> child = fields.get(field).child();
            if (child != null) {
                readRows(child, owners(part, field, told));
            }
        }
    }

    /** Those of which some of the rows are told. */
    private static Set<Long> owners(int part, int field, Map<Long, List<@Nullable PartRows>> told) {
        Set<Long> owners = new TreeSet<>();
        told.forEach((rowId, parts) -> {
            PartRows rows = parts.get(part);
            FieldRows toldField = rows == null ? null : rows.fields().get(field);
            if (toldField != null && toldField.isPartial()) {
                owners.add(rowId);
            }
        });
        return owners;
    }

    private void readRows(ChildTable<?> child, Set<Long> owners) throws SQLException {
        if (owners.isEmpty()) {
            return;
        }
        Map<Long, List<@Nullable Object[]>> found = rows.computeIfAbsent(child.name(), none -> new HashMap<>());
        String columns = child.owner() + ", " + Column.names(child.columns());
        String sql = dialect.selectByArray(columns, child.name(), child.owner(), "BIGINT") + " ORDER BY "
                + child.owner() + ", ordinal";
        query(
                sql,
                owners,
                row -> found.computeIfAbsent(row.getLong(1), none -> new ArrayList<>())
                        .add(values(child, row)));
    }

    private static @Nullable Object[] values(ChildTable<?> child, ResultSet row) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[child.columns().size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = child.columns().get(index).type().read(row, index + 2);
        }
        return values;
    }

    private void query(String sql, Set<Long> keys, RowReader reader) throws SQLException {
        Array wanted = connection.createArrayOf("BIGINT", keys.toArray());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, wanted);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        } finally {
            wanted.free();
        }
    }

    /** Takes one row. */
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
