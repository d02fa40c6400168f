package dev.seans.catalog;

import dev.seans.database.Dialect;
import dev.seans.database.DriverCopy;
import java.sql.Connection;

/** Writes with PostgreSQL's COPY. */
final class CopyCatalogWriter extends TableCatalogWriter {

    private final DriverCopy copy;

    CopyCatalogWriter(Dialect dialect, DriverCopy copy) {
        super(dialect);
        this.copy = copy;
    }

    @Override
    TableStatements statements(Connection connection) {
        return new CopyStatements(connection, copy);
    }
}
