package dev.seans.catalog;

import java.util.List;

/** A column of a table. */
record Column(String name, ColumnType type) {

    static Column text(String name) {
        return new Column(name, ColumnType.TEXT);
    }

    static Column number(String name) {
        return new Column(name, ColumnType.NUMBER);
    }

    static Column ordinal(String name) {
        return new Column(name, ColumnType.ORDINAL);
    }

    static Column key(String name) {
        return new Column(name, ColumnType.KEY);
    }

    static Column flag(String name) {
        return new Column(name, ColumnType.FLAG);
    }

    static Column time(String name) {
        return new Column(name, ColumnType.TIME);
    }

    /** As they stand in a statement, between commas. */
    static String names(List<Column> columns) {
        return String.join(", ", columns.stream().map(Column::name).toList());
    }
}
