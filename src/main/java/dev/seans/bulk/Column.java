package dev.seans.bulk;

import java.util.List;

/** A column of a table. */
public record Column(String name, ColumnType type) {

    public static Column text(String name) {
        return new Column(name, ColumnType.TEXT);
    }

    public static Column number(String name) {
        return new Column(name, ColumnType.NUMBER);
    }

    public static Column ordinal(String name) {
        return new Column(name, ColumnType.ORDINAL);
    }

    public static Column key(String name) {
        return new Column(name, ColumnType.KEY);
    }

    public static Column flag(String name) {
        return new Column(name, ColumnType.FLAG);
    }

    public static Column time(String name) {
        return new Column(name, ColumnType.TIME);
    }

    /** As they stand in a statement, between commas. */
    public static String names(List<Column> columns) {
        return String.join(", ", columns.stream().map(Column::name).toList());
    }
}
