package dev.seans.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Finds the dialect of a connection. */
final class Dialects {

    private Dialects() {}

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> new H2Dialect();
            case "PostgreSQL" -> new PostgreSqlDialect();
            default ->
                throw new SQLException("java:comp/DefaultDataSource leads to " + product
                        + ", which Seans does not support: point it to H2 or PostgreSQL, as server-config/glassfish,"
                        + " server-config/payara or server-config/wildfly does");
        };
    }
}
