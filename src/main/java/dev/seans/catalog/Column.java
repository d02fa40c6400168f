package dev.seans.catalog;

import java.sql.Types;

/**
 * A column of a table.
 *
 * @param sqlType from {@link Types}; PostgreSQL's driver wants to know it of NULL, too
 */
record Column(String name, int sqlType) {

    static Column text(String name) {
        return new Column(name, Types.VARCHAR);
    }

    static Column number(String name) {
        return new Column(name, Types.NUMERIC);
    }

    static Column key(String name) {
        return new Column(name, Types.BIGINT);
    }

    static Column flag(String name) {
        return new Column(name, Types.BOOLEAN);
    }

    static Column time(String name) {
        return new Column(name, Types.TIMESTAMP_WITH_TIMEZONE);
    }
}
