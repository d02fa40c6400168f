package dev.seans.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/** The smallest pool: one connection, which is given back instead of closed. For one thread. */
public final class KeptConnection implements AutoCloseable {

    private final Connection connection;

    public KeptConnection(Database database) throws SQLException {
        connection = database.dataSource().getConnection();
    }

    /** The same database, always through this connection. */
    public Database database() {
        GivenConnections connections = this::givenOut;
        return new Database(connections.dataSource());
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
