package dev.seans.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What stands in the tables of the catalogue, without what differs from one run to the next: times, numbers of rows. */
final class TableRows {

    private static final Set<String> OF_ONE_RUN = Set.of(
            "id", "row_id", "owner_id", "import_id", "file_id", "change_no", "written_at", "seen_at", "received_at");

    private static final String OWNED = "_id";

    private TableRows() {}

    /** By the name of the table, its rows in an order of their own. */
    static Map<String, List<String>> of(DataSource database) throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        List<String> tables = texts(
                database,
                "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'seans_catalog%'"
                        + " OR table_name = 'seans_source_file'");
        for (String table : tables) {
            all.put(table, texts(database, select(database, table, tables)));
        }
        return all;
    }

    private static String select(DataSource database, String table, List<String> tables) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (String column : texts(
                database,
                "SELECT column_name FROM information_schema.columns WHERE table_name = '%s' ORDER BY column_name"
                        .formatted(table))) {
            if (!OF_ONE_RUN.contains(column)) {
                columns.add("'%s', %s".formatted(column, value(column, tables)));
            }
        }
        return "SELECT jsonb_build_object(%s)::text AS shown FROM %s rows ORDER BY shown"
                .formatted(String.join(", ", columns), table);
    }

    /** In place of the number of another row, what that row is called in every run. */
    private static String value(String column, List<String> tables) {
        if (column.equals("source_id")) {
            return "(SELECT name FROM seans_import_source other WHERE other.id = rows.source_id)";
        }
        String owner =
                column.endsWith(OWNED) ? "seans_catalog_" + column.substring(0, column.length() - OWNED.length()) : "";
        return tables.contains(owner)
                ? "(SELECT ext_id FROM %s other WHERE other.id = rows.%s)".formatted(owner, column)
                : "rows." + column;
    }

    static long count(DataSource database, String from) throws SQLException {
        return Long.parseLong(texts(database, "SELECT count(*) FROM " + from).get(0));
    }

    static List<String> texts(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
