package dev.seans.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The smallest pool: one connection, which is given back instead of closed. For one thread. */
public final class KeptConnection implements AutoCloseable {

    private final Connection connection;

    public KeptConnection(Database database) throws SQLException {
        connection = database.dataSource().getConnection();
    }

    /** The same database, always through this connection. */
    public Database database() {
        Supplier<Connection> given = this::givenOut;
        return new Database((DataSource) Proxy.newProxyInstance(
                KeptConnection.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return given.get();
                    }
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    private Connection givenOut() {
        return (Connection) Proxy.newProxyInstance(
                KeptConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause() == null ? failed : failed.getCause();
                    }
                });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
