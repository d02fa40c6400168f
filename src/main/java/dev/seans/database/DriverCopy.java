package dev.seans.database;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/**
 * COPY, which JDBC does not know, through PostgreSQL's own driver. The server brings the driver and wraps its
 * connections, and its classes need not be visible to this application: so all goes by reflection.
 */
public final class DriverCopy {

    private static final String CONNECTION = "org.postgresql.PGConnection";
    private static final int BUFFER = 64 * 1024;

    private final Class<?> driverConnection;
    private final Method copyApi;
    private final Method copyIn;

    private DriverCopy(Class<?> driverConnection) throws ReflectiveOperationException {
        this.driverConnection = driverConnection;
        copyApi = driverConnection.getMethod("getCopyAPI");
        copyIn = copyApi.getReturnType().getMethod("copyIn", String.class, InputStream.class, int.class);
    }

    /**
     * Looks for the driver behind a connection, as wrapped as those that will be written to.
     *
     * @throws SQLException if the server does not let us through to it; the message says how it went
     */
    public static DriverCopy of(Connection connection) throws SQLException {
        try {
            DriverCopy copy = new DriverCopy(driverConnection(connection));
            copy.api(connection);
            return copy;
        } catch (ReflectiveOperationException | LinkageError hidden) {
            throw new SQLException("the driver's class " + CONNECTION + " cannot be used: " + hidden, hidden);
        }
    }

    /** Servers hand out the driver's own metadata even where they wrap the connection: they know its class loader. */
    private static Class<?> driverConnection(Connection connection) throws SQLException, ClassNotFoundException {
        ClassLoader driver = Objects.requireNonNullElseGet(
                connection.getMetaData().getClass().getClassLoader(),
                () -> Objects.requireNonNullElse(
                        Thread.currentThread().getContextClassLoader(), ClassLoader.getSystemClassLoader()));
        return Class.forName(CONNECTION, false, driver);
    }

    /**
     * Copies rows into a table, in the transaction of the connection.
     *
     * @param sql {@code COPY … FROM STDIN}
     * @param rows in the form that the statement names
     */
    public void copyIn(Connection connection, String sql, InputStream rows) throws SQLException {
        try {
            copyIn.invoke(api(connection), sql, rows, BUFFER);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() instanceof SQLException cause ? cause : new SQLException(failed.getCause());
        } catch (IllegalAccessException hidden) {
            throw new SQLException(hidden);
        }
    }

    private Object api(Connection connection) throws SQLException, IllegalAccessException {
        try {
            return copyApi.invoke(connection.unwrap(driverConnection));
        } catch (InvocationTargetException failed) {
            throw new SQLException(failed.getCause());
        }
    }
}
