package dev.seans.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.server.ServerUser;
import dev.seans.visitor.ServiceCaller;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.Random;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Calls of a service whose sessions 1C reuses. */
final class PoolTraffic implements Traffic {

    private static final int POOL_SIZE = 5;

    private final ServiceCaller caller;
    private final Supplier<DataSource> database;

    PoolTraffic(URI root, Supplier<DataSource> database) {
        this.caller = ServiceCaller.of(root, ServerUser.EXCHANGE);
        this.database = database;
    }

    @Override
    public String name() {
        return "calls of a service";
    }

    @Override
    public boolean step(Random random) throws IOException {
        return caller.get("hs/slow/timed?millis=%d&diary=chaos".formatted(random.nextInt(100)))
                        .status()
                == 200;
    }

    @Override
    public void check() throws IOException, SQLException {
        assertThat(step(new Random(0))).isTrue();
        assertThat(TableRows.count(database.get(), "seans_session WHERE service = 'http/slow'"))
                .isBetween(1L, (long) POOL_SIZE);
    }
}
