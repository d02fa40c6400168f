package dev.seans.bulk;

import dev.seans.commerceml.DecimalText;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** What a column holds. */
public enum ColumnType {
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

    /**
     * A value as a record has it.
     *
     * @throws UnsupportedOperationException for a type that no child table has
     */
    @Nullable
    public Object read(ResultSet row, int index) throws SQLException {
        return switch (this) {
            case TEXT -> row.getString(index);
            case NUMBER -> shortest(row.getBigDecimal(index));
            case FLAG -> row.getObject(index, Boolean.class);
            default -> throw new UnsupportedOperationException("column of type " + this);
        };
    }

    private static @Nullable BigDecimal shortest(@Nullable BigDecimal number) {
        return number == null ? null : DecimalText.shortest(number);
    }

    /** As PostgreSQL calls it in an array or a cast. */
    String postgreSqlName() {
        return postgreSqlName;
    }
}
