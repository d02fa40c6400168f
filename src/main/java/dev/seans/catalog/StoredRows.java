package dev.seans.catalog;

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

/** Finds what is stored of many records with one statement. */
final class StoredRows {

    private final Connection connection;
    private final RecordTable<?> table;

    StoredRows(Connection connection, RecordTable<?> table) {
        this.connection = connection;
        this.table = table;
    }

    /** Id of 1C to row, for those that are stored. */
    Map<String, StoredRow> find(long sourceId, List<String> ids) throws SQLException {
        Map<String, StoredRow> found = new HashMap<>();
        Array wanted = connection.createArrayOf("VARCHAR", ids.toArray());
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            statement.setArray(1, wanted);
            statement.setLong(2, sourceId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString("ext_id"), read(rows));
                }
            }
        } finally {
            wanted.free();
        }
        return found;
    }

    /**
     * Joined to an array: an IN list over half of a composite index makes H2 read the whole source. Of the record's own
     * table only what stands in the index is selected.
     */
    private String sql() {
        StringBuilder hashes = new StringBuilder();
        table.parts().forEach(part -> hashes.append(", s.").append(part.hashColumn()));
        return "SELECT r.id, r.ext_id, s.deleted, s.active, s.catalog_ext_id, s.file_id" + hashes
                + " FROM UNNEST(CAST(? AS VARCHAR(200) ARRAY)) AS wanted(ext_id)"
                + " JOIN " + table.name() + " r ON r.source_id = ? AND r.ext_id = wanted.ext_id"
                + " JOIN catalog_seen s ON s.row_id = r.id";
    }

    private StoredRow read(ResultSet row) throws SQLException {
        List<@Nullable String> hashes = new ArrayList<>();
        for (Part<?, ?> part : table.parts()) {
            hashes.add(row.getString(part.hashColumn()));
        }
        return new StoredRow(
                row.getLong("id"),
                row.getBoolean("deleted"),
                row.getBoolean("active"),
                row.getString("catalog_ext_id"),
                hashes,
                row.getLong("file_id"));
    }
}
