package dev.seans.client;

import dev.seans.database.TestDatabase;
import java.sql.SQLException;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class H2JavaSeSmokeIT extends JavaSeContract {

    private @Nullable Server tcp;

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }

    @Override
    String url(String url) throws SQLException {
        Server started = Server.createTcpServer("-tcpPort", "0").start();
        tcp = started;
        return url.replace("jdbc:h2:", "jdbc:h2:tcp://localhost:" + started.getPort() + "/");
    }

    @Override
    String driver() {
        return "org.h2.Driver";
    }

    @AfterEach
    void stopServer() {
        if (tcp != null) {
            tcp.stop();
        }
    }
}
