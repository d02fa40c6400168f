package dev.seans.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A pool that does not let its users through to the driver. */
public final class WrappedConnections {

    private WrappedConnections() {}

    public static Database hiding(Database database) {
        DataSource dataSource = database.dataSource();
        return new Database((DataSource) Proxy.newProxyInstance(
                WrappedConnections.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, given) -> method.getName().equals("getConnection")
                        ? wrapped(dataSource.getConnection())
                        : method.invoke(dataSource, given)));
    }

    private static Connection wrapped(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                WrappedConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("unwrap")) {
                        throw new SQLException("this pool keeps its driver to itself");
                    }
                    try {
                        return method.invoke(connection, given);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause() == null ? failed : failed.getCause();
                    }
                });
    }
}
