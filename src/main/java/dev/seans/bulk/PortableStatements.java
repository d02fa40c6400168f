package dev.seans.bulk;

import dev.seans.database.Database;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JDBC batches, which every database understands. */
public record PortableStatements(Connection connection) implements TableStatements {

    @Override
    public RowBatch insert(String table, List<Column> columns, List<RowBatch> before) {
        String values = Database.marks(columns.size());
        String sql = "INSERT INTO " + table + " (" + Column.names(columns) + ") VALUES (" + values + ")";
        return new StatementBatch(connection, sql, columns, before);
    }

    @Override
    public RowBatch update(String table, List<Column> columns, String key, List<RowBatch> before) {
        String assignments =
                columns.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(", "));
        String sql = "UPDATE " + table + " SET " + assignments + " WHERE " + key + " = ?";
        return new StatementBatch(connection, sql, withKey(columns, key), before);
    }

    @Override
    public RowBatch updateAlike(String table, List<Column> columns, String key) {
        return update(table, columns, key, List.of());
    }

    @Override
    public RowBatch delete(String table, String key) {
        String sql = "DELETE FROM " + table + " WHERE " + key + " = ?";
        return new StatementBatch(connection, sql, List.of(Column.key(key)), List.of());
    }

    static List<Column> withKey(List<Column> columns, String key) {
        return Stream.concat(columns.stream(), Stream.of(Column.key(key))).toList();
    }
}
