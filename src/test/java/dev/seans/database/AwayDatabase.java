package dev.seans.database;

import dev.seans.settings.OnePerApplication;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** The server's default data source, which has no connection to give while a test says so, as if its pool were empty. */
@Alternative
@Priority(1)
@OnePerApplication
public class AwayDatabase {

    private static final AtomicBoolean AWAY = new AtomicBoolean();

    @Resource(lookup = "java:comp/DefaultDataSource")
    @SuppressWarnings("NullAway.Init") // filled in by the server
    private DataSource real;

    public static void goAway() {
        AWAY.set(true);
    }

    public static void comeBack() {
        AWAY.set(false);
    }

    @Produces
    @SeansDatabase
    @Alternative
    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                AwayDatabase.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, given) -> {
                    if (AWAY.get()) {
                        throw new SQLException("Error in allocating a connection: max-wait-time is over");
                    }
                    try {
                        return method.invoke(real, given);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause() == null ? failed : failed.getCause();
                    }
                });
    }
}
