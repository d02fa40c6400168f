package dev.seans.upstream;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.database.LeaseDatabase;
import dev.seans.database.OutsideTransactions;
import dev.seans.settings.RawSettings;
import dev.seans.settings.UpstreamSettings;
import javax.sql.DataSource;

/** Makes clients where no container runs, from a data source. */
final class StandaloneClients {

    private StandaloneClients() {}

    static SessionClient of(UpstreamName name, DataSource dataSource, EncryptionKeys keys) {
        Database database = new Database(dataSource);
        ClientGround ground = new ClientGround(
                new LeaseDatabase(database, new OutsideTransactions()),
                new DatabaseClock(database),
                new SessionCipher(keys),
                ClientThreads.daemons(),
                System::nanoTime);
        UpstreamHttp http = UpstreamHttp.of(UpstreamSettings.ofClient(name.text(), RawSettings.ofProcess()));
        return new KeptSessionClient(name, ground, http.newClient());
    }
}
