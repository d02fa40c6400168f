package dev.seans.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialectsTest {

    @Test
    void anUnsupportedDatabaseIsNamedWithTheWayOut() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Dialects.of(connectionTo("Oracle")))
                .withMessage("java:comp/DefaultDataSource leads to Oracle, which Seans does not support:"
                        + " point it to H2 or PostgreSQL");
    }

    @Test
    void onlyADatabaseInMemoryForgets(@TempDir Path folder) {
        assertThat(isDurable(TestDatabase.H2.fresh())).isFalse();
        assertThat(isDurable(TestDatabase.h2File(folder))).isTrue();
    }

    private static boolean isDurable(Database database) {
        return database.with(connection -> database.dialect().isDurable(connection));
    }

    private static Connection connectionTo(String product) {
        DatabaseMetaData metaData = proxy(DatabaseMetaData.class, product);
        return proxy(Connection.class, metaData);
    }

    private static <T> T proxy(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
    }
}
