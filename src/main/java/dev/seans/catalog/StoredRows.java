package dev.seans.catalog;

import dev.seans.database.Dialect;
import dev.seans.records.KeyedRecord;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is stored of many records: first their rows, by the ids of 1C, then what was noted of these rows. Two
 * statements that each go by an index, because a database that has not yet looked at the tables it has just filled
 * would join them in the worst way.
 */
final class StoredRows {

    private final Connection connection;
    private final RecordTable<?> table;
    private final String idsSql;
    private final String seenSql;

    StoredRows(Connection connection, Dialect dialect, RecordTable<?> table) {
        this.connection = connection;
        this.table = table;
        idsSql = dialect.selectByArray("id, ext_id", table.name(), "ext_id", "CHARACTER VARYING(200)")
                + " AND source_id = ?";
        seenSql = dialect.selectByArray(seenColumns(table), "seans_catalog_seen", "row_id", "BIGINT");
    }

    private static String seenColumns(RecordTable<?> table) {
        StringBuilder columns = new StringBuilder("row_id, deleted, active, catalog_ext_id, file_id");
        table.parts().forEach(part -> columns.append(", ").append(part.hashColumn()));
        return columns.toString();
    }

    /** Id of 1C to row, for those that are stored. */
    Map<String, Row> find(long sourceId, List<String> ids) throws SQLException {
        Map<Long, String> idOfRow = idsOfRows(sourceId, ids);
        return idOfRow.isEmpty() ? Map.of() : rows(idOfRow);
    }

    private Map<Long, String> idsOfRows(long sourceId, List<String> ids) throws SQLException {
        Map<Long, String> found = new HashMap<>();
        Array wanted = connection.createArrayOf("VARCHAR", ids.toArray());
        try (PreparedStatement statement = connection.prepareStatement(idsSql)) {
            statement.setArray(1, wanted);
            statement.setLong(2, sourceId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getLong(1), rows.getString(2));
                }
            }
        } finally {
            wanted.free();
        }
        return found;
    }

    private Map<String, Row> rows(Map<Long, String> idOfRow) throws SQLException {
        Map<String, Row> found = new HashMap<>();
        Array wanted = connection.createArrayOf("BIGINT", idOfRow.keySet().toArray());
        try (PreparedStatement statement = connection.prepareStatement(seenSql)) {
            statement.setArray(1, wanted);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Row row = read(rows);
                    found.put(idOfRow.get(row.id()), row);
                }
            }
        } finally {
            wanted.free();
        }
        return found;
    }

    private Row read(ResultSet row) throws SQLException {
        List<@Nullable String> hashes = new ArrayList<>();
        for (RecordPart<?, ?> part : table.parts()) {
            hashes.add(row.getString(part.hashColumn()));
        }
        return new Row(
                row.getLong("row_id"),
                row.getBoolean("deleted"),
                row.getBoolean("active"),
                row.getString("catalog_ext_id"),
                hashes,
                row.getLong("file_id"));
    }

    /**
     * What must be known of a stored record to decide whether to write.
     *
     * @param catalogId the catalogue that last held the record; empty if none was told
     * @param hashes one for each part; null for a part that never came
     * @param seenFile the file that last held the record
     */
    record Row(
            long id, boolean deleted, boolean active, String catalogId, List<@Nullable String> hashes, long seenFile) {

        /** Which catalogue holds the record now: one that is not told again is still the same. */
        String catalogOf(KeyedRecord keyed) {
            return keyed.catalogId().isEmpty() ? catalogId : keyed.catalogId();
        }
    }
}
