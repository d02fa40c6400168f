package dev.seans.catalog;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows belong to a record and are replaced together.
 *
 * @param owner the column that refers to the record
 * @param columns besides the owner, an ordinal, and those that every row has
 * @param rows the values of these columns for each row, in the order of the ordinal
 */
record ChildTable<C>(String name, String owner, List<Column> columns, Function<C, List<@Nullable Object[]>> rows) {}
