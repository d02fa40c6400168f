package dev.seans.bulk;

import java.sql.Connection;
import java.util.List;
import java.util.stream.Collectors;

/** PostgreSQL's arrays: one statement for thousands of rows, through any wrapper around the driver. */
public record UnnestStatements(Connection connection) implements TableStatements {

    @Override
    public RowBatch insert(String table, List<Column> columns, List<RowBatch> before) {
        String names = Column.names(columns);
        String sql = "INSERT INTO " + table + " (" + names + ") SELECT * FROM unnest(" + arrays(columns) + ")";
        return new ArrayBatch(connection, sql, columns, before);
    }

    @Override
    public RowBatch update(String table, List<Column> columns, String key, List<RowBatch> before) {
        List<Column> all = PortableStatements.withKey(columns, key);
        String assignments = columns.stream()
                .map(column -> column.name() + " = given." + column.name())
                .collect(Collectors.joining(", "));
        String sql = "UPDATE " + table + " SET " + assignments + " FROM unnest(" + arrays(all) + ") AS given ("
                + Column.names(all) + ") WHERE " + table + "." + key + " = given." + key;
        return new ArrayBatch(connection, sql, all, before);
    }

    @Override
    public RowBatch updateAlike(String table, List<Column> columns, String key) {
        String assignments =
                columns.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(", "));
        return new AlikeBatch(connection, "UPDATE " + table + " SET " + assignments + " WHERE " + key + " = ANY(?)");
    }

    @Override
    public RowBatch delete(String table, String key) {
        List<Column> keys = List.of(Column.key(key));
        String sql = "DELETE FROM " + table + " WHERE " + key + " = ANY(" + arrays(keys) + ")";
        return new ArrayBatch(connection, sql, keys, List.of());
    }

    private static String arrays(List<Column> columns) {
        return columns.stream()
                .map(column -> "CAST(? AS " + column.type().postgreSqlName() + "[])")
                .collect(Collectors.joining(", "));
    }
}
