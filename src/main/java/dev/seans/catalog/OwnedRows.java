package dev.seans.catalog;

import dev.seans.database.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the rows of a child table for a whole page of owners at once. */
final class OwnedRows {

    private final Database database;
    private final List<Long> owners;

    OwnedRows(Database database, List<Long> owners) {
        this.database = database;
        this.owners = owners;
    }

    /**
     * Owner to its rows, in their order.
     *
     * @param select ends before the condition; names the child table {@code c}
     * @param owner the column of {@code c} that refers to the owner
     */
    <T> Map<Long, List<T>> read(String select, String owner, Database.Row<T> row) {
        return read(select, owner, owner, row);
    }

    /** @param selected by what the query calls that column */
    <T> Map<Long, List<T>> read(String select, String owner, String selected, Database.Row<T> row) {
        Map<Long, List<T>> found = new HashMap<>();
        if (!owners.isEmpty()) {
            String sql = select + " WHERE c." + owner + " = ANY(?) ORDER BY c." + owner + ", c.ordinal";
            database.query(
                    sql,
                    rows -> found.computeIfAbsent(rows.getLong(selected), id -> new ArrayList<>())
                            .add(row.read(rows)),
                    (Object) owners.toArray(Long[]::new));
        }
        return found;
    }
}
