package dev.seans.upstream;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.session.LeaseDatabase;
import dev.seans.session.OutsideTransactions;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Makes clients where no container runs, from a data source. */
final class StandaloneClients {

    private static final UpstreamHttp STRAIGHT =
            new UpstreamHttp(Duration.ofSeconds(10), Optional.empty(), Optional.empty());

    private StandaloneClients() {}

    static SessionClient of(UpstreamName name, DataSource dataSource, EncryptionKeys keys) {
        Database database = new Database(dataSource);
        ClientGround ground = new ClientGround(
                new LeaseDatabase(database, new OutsideTransactions()),
                new DatabaseClock(database),
                new SessionCipher(keys),
                ClientThreads.daemons(),
                System::nanoTime);
        return new KeptSessionClient(name, ground, STRAIGHT.newClient());
    }
}
