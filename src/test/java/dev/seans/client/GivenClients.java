package dev.seans.client;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.database.LeaseDatabase;
import dev.seans.database.OutsideTransactions;
import dev.seans.upstream.EncryptionKeys;
import dev.seans.upstream.SessionCipher;
import dev.seans.upstream.UpstreamHttp;
import dev.seans.upstream.UpstreamName;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Clients of one node among those that share a database, made by hand: for tests here and in the rooms above. */
public final class GivenClients {

    private final ClientGround ground;

    public GivenClients(Database database) {
        this(database, new DatabaseClock(database), System::nanoTime, GivenUpstream.KEYS);
    }

    /**
     * Clients with their own times.
     *
     * @param nanos by which copies grow old
     */
    public GivenClients(Database database, DatabaseClock clock, LongSupplier nanos, EncryptionKeys keys) {
        this(database, clock, nanos, keys, ClientThreads.daemons());
    }

    private GivenClients(
            Database database, DatabaseClock clock, LongSupplier nanos, EncryptionKeys keys, ClientThreads threads) {
        ground = new ClientGround(
                new LeaseDatabase(database, new OutsideTransactions()), clock, new SessionCipher(keys), threads, nanos);
    }

    /** Clients that wait no longer than that, where others wait for ten seconds. */
    static GivenClients impatient(Database database, EncryptionKeys keys, Duration patience) {
        ClientThreads threads = new ClientThreads(ClientThreads::daemon, patience);
        return new GivenClients(database, new DatabaseClock(database), System::nanoTime, keys, threads);
    }

    /** Each call makes another one, with a copy of its own. */
    public SessionClient client(String name) {
        return new KeptSessionClient(new UpstreamName(name), ground, http().newClient());
    }

    /** For callers that never block the thread of their answers. */
    SessionClient clientOfOneThread(String name) {
        return new KeptSessionClient(new UpstreamName(name), ground, http().newClientOfOneThread());
    }

    private static UpstreamHttp http() {
        return new UpstreamHttp(Duration.ofSeconds(5), Optional.empty(), Optional.empty());
    }

    /** With a copy of its own. */
    SessionWatch watch(String name) {
        LocalCopy copy = new LocalCopy(new UpstreamName(name), new ClientRows(ground), ground);
        return new SessionWatch(copy, ground.threads());
    }
}
