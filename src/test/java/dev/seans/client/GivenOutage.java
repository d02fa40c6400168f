package dev.seans.client;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database that is away from when the test says so. */
final class GivenOutage {

    private final AtomicInteger refused = new AtomicInteger();
    private final DataSource dataSource;
    private volatile CountDownLatch hanging = new CountDownLatch(0);
    private volatile @Nullable SQLException failure;

    GivenOutage(DataSource real) {
        dataSource = (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    hanging.await();
                    SQLException now = failure;
                    if (now != null) {
                        refused.incrementAndGet();
                        throw now;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause() == null ? failed : failed.getCause();
                    }
                });
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Nobody gets an answer until the latch is open. */
    void hang(CountDownLatch until) {
        hanging = until;
    }

    void begin(SQLException with) {
        failure = with;
    }

    /** Connections that were asked for in vain. */
    int refused() {
        return refused.get();
    }
}
