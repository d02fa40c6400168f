package dev.seans.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Does for tests what a container's transactions do: inside of one, a thread has one connection. */
public final class TestTransactions {

    private final DataSource dataSource;

    @SuppressWarnings("ThreadLocalUsage") // lives as long as its test
    private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

    public TestTransactions(Database database) {
        dataSource = database.dataSource();
    }

    /** A database whose statements take part in the transaction of their thread. */
    public Database database() {
        return new Database(proxy(DataSource.class, (method, arguments) -> {
            Connection open = current.get();
            return open == null || !method.getName().equals("getConnection")
                    ? invoke(dataSource, method, arguments)
                    : withoutClose(open);
        }));
    }

    /** Commits, or rolls back if the work throws. */
    public <T> T run(Callable<T> work) throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            current.set(connection);
            boolean done = false;
            try {
                T result = work.call();
                done = true;
                return result;
            } finally {
                current.remove();
                end(connection, done);
            }
        }
    }

    private static void end(Connection connection, boolean done) throws SQLException {
        if (done) {
            connection.commit();
        } else {
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }

    private static Connection withoutClose(Connection connection) {
        return proxy(
                Connection.class,
                (method, arguments) -> method.getName().equals("close") ? null : invoke(connection, method, arguments));
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.of(method, arguments)));
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }

    @FunctionalInterface
    private interface Call {
        @Nullable
        Object of(Method method, Object @Nullable [] arguments) throws Throwable;
    }
}
