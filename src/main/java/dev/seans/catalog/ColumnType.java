package dev.seans.catalog;

import java.sql.Types;

/** What a column holds. */
enum ColumnType {
    TEXT(Types.VARCHAR, "text"),
    NUMBER(Types.NUMERIC, "numeric"),
    ORDINAL(Types.INTEGER, "int4"),
    KEY(Types.BIGINT, "int8"),
    FLAG(Types.BOOLEAN, "bool"),
    TIME(Types.TIMESTAMP_WITH_TIMEZONE, "timestamptz");

    private final int sqlType;
    private final String postgreSqlName;

    ColumnType(int sqlType, String postgreSqlName) {
        this.sqlType = sqlType;
        this.postgreSqlName = postgreSqlName;
    }

    /** From {@link Types}; PostgreSQL's driver wants to know it of NULL, too. */
    int sqlType() {
        return sqlType;
    }

    /** As PostgreSQL calls it in an array or a cast. */
    String postgreSqlName() {
        return postgreSqlName;
    }
}
