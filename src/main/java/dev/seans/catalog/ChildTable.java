package dev.seans.catalog;

import dev.seans.bulk.Column;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows belong to a record.
 *
 * @param owner the column that refers to the record
 * @param columns besides the owner, an ordinal, and those that every row has; the first one is the key of a row where a record
 *     may tell some of the rows only
 * @param rows the values of these columns for each row, in the order of the ordinal
 * @param toldKeys the keys of which a record tells, in an order that equal records share: rows with other keys stay. Null: it
 *     tells all rows that there are
 */
record ChildTable<C>(
        String name,
        String owner,
        List<Column> columns,
        Function<C, List<@Nullable Object[]>> rows,
        Function<C, @Nullable Set<String>> toldKeys) {

    ChildTable(String name, String owner, List<Column> columns, Function<C, List<@Nullable Object[]>> rows) {
        this(name, owner, columns, rows, content -> null);
    }

    ChildRows rowsOf(C content) {
        return new ChildRows(rows.apply(content), toldKeys.apply(content));
    }
}
