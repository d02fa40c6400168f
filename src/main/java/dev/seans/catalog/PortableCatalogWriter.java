package dev.seans.catalog;

import dev.seans.database.Dialect;
import java.sql.Connection;

/** Writes with nothing but JDBC batches, which every database understands. */
public final class PortableCatalogWriter extends TableCatalogWriter {

    public PortableCatalogWriter(Dialect dialect) {
        super(dialect);
    }

    @Override
    TableStatements statements(Connection connection) {
        return new PortableStatements(connection);
    }
}
