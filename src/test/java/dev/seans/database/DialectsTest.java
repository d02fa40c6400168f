package dev.seans.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectsTest {

    @Test
    void anUnsupportedDatabaseIsNamedWithTheWayOut() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Database.Dialects.of(connectionTo("Oracle")))
                .withMessage("java:comp/DefaultDataSource leads to Oracle, which Seans does not support:"
                        + " point it to H2 or PostgreSQL, as server-config/glassfish, server-config/payara or"
                        + " server-config/wildfly does");
    }

    @Test
    void aDatabaseInMemoryForgetsAndAFileDoesNot(@TempDir Path folder) {
        assertThat(isDurable(TestDatabase.H2.fresh())).isFalse();
        assertThat(isDurable(TestDatabase.h2File(folder))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:x, /data/domain1, false",
        "jdbc:h2:/tmp/payaramicro-rt1tmp/runtime/lib/databases/x;AUTO_SERVER=TRUE, /tmp/payaramicro-rt1tmp/runtime, false",
        "jdbc:h2:file:/tmp/micro/runtime/../runtime/lib/x, /tmp/micro/runtime, false",
        "jdbc:h2:file:/data/x, /tmp/micro/runtime, true",
        "jdbc:h2:file:/tmp/other/x, /tmp/micro/runtime, true",
        "jdbc:h2:/data/domain1/lib/databases/x, /data/domain1, true",
        "jdbc:h2:tcp://db/tmp/micro/runtime/x, /tmp/micro/runtime, true",
        "jdbc:h2:/tmp/x, , true"
    })
    void aDatabaseInADirectoryThatIsMadeAnewAtEachStartForgetsToo(String url, String server, boolean durable)
            throws SQLException {
        Map<String, String> properties = server == null
                ? Map.of("java.io.tmpdir", "/tmp")
                : Map.of("java.io.tmpdir", "/tmp", "com.sun.aas.instanceRoot", server);

        assertThat(new H2Dialect(properties::get).isDurable(connectionTo(url))).isEqualTo(durable);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:x, true",
        "jdbc:h2:file:/data/x;AUTO_SERVER=TRUE, true",
        "jdbc:h2:/data/tcp:x, true",
        "jdbc:h2:~/x, true",
        "jdbc:h2:tcp://db/x, false",
        "jdbc:h2:ssl://db/x, false",
        "JDBC:H2:TCP://db/x, false"
    })
    void anH2DatabaseBehindANetworkIsNotTheServersOwn(String url, boolean embedded) throws SQLException {
        assertThat(new H2Dialect().isEmbedded(connectionTo(url))).isEqualTo(embedded);
        assertThat(new PostgreSqlDialect().isEmbedded(connectionTo(url))).isFalse();
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
