package dev.seans.database;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database that is away when the test says so. */
public final class FailingDataSource {

    private final AtomicInteger failures = new AtomicInteger();
    private volatile SQLException failure = new SQLException();
    private final DataSource dataSource;

    public FailingDataSource(DataSource real) {
        dataSource = (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw failure;
                    }
                    return method.invoke(real, arguments);
                });
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** For so many statements; as a pool says it, which has no SQLState. */
    public void goAway(int statements) {
        fail(statements, new SQLException("the database is away"));
    }

    /** For so many statements, which others are in the way of. */
    public void loseRaces(int statements) {
        fail(statements, new SQLException("deadlock", "40001"));
    }

    private void fail(int statements, SQLException with) {
        failure = with;
        failures.set(statements);
    }
}
