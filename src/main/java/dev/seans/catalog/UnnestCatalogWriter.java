package dev.seans.catalog;

import dev.seans.database.Dialect;
import java.sql.Connection;

/** Writes with PostgreSQL's arrays, through any wrapper around the driver. */
final class UnnestCatalogWriter extends TableCatalogWriter {

    UnnestCatalogWriter(Dialect dialect) {
        super(dialect);
    }

    @Override
    TableStatements statements(Connection connection) {
        return new UnnestStatements(connection);
    }
}
