package dev.seans.database;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where the connections of a test come from. */
@FunctionalInterface
interface GivenConnections {

    Connection next() throws SQLException;

    /** Gives out connections, and can nothing else. */
    default DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                GivenConnections.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return next();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
