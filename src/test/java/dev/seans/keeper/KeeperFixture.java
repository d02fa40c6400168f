package dev.seans.keeper;

import dev.seans.client.GivenClients;
import dev.seans.database.Database;
import dev.seans.database.PooledDatabase;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.login.CredentialsSource;
import dev.seans.login.GivenCredentials;
import dev.seans.login.IbSessionLogin;
import dev.seans.login.SettingsLogin;
import dev.seans.login.UpstreamAccess;
import dev.seans.login.UpstreamLogin;
import dev.seans.settings.GivenUpstreamSettings;
import dev.seans.settings.UpstreamSettings;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.testkit.upstream.WrittenUpstream;
import dev.seans.upstream.EncryptionKeys;
import dev.seans.upstream.GivenKeys;
import dev.seans.upstream.KeyRing;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database, upstreams that are reached over HTTP, and nodes that keep sessions at them; time stands still. */
abstract class KeeperFixture {

    static final UpstreamName ERP = new UpstreamName("erp");
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final List<AutoCloseable> open = new ArrayList<>();
    final KeyRing ring = new KeyRing(List.of(GivenKeys.key("k1", 1)));
    Database database;
    SteppedClock clock;

    /** Of jitter and back-off: in the middle, unless a test wants another one. */
    DoubleSupplier random = () -> 0.5;

    abstract TestDatabase kind();

    @BeforeEach
    void emptyTables() {
        database = kind().emptied();
        clock = new SteppedClock(database);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    /** Its clock is the nodes'. */
    TestUpstream basic() {
        return closed(TestUpstream.basic(() -> clock.now()));
    }

    TestUpstream ibsession() {
        return closed(TestUpstream.ibsession(() -> clock.now()));
    }

    /** One whose answers the test writes. */
    WrittenUpstream written() {
        WrittenUpstream upstream = new WrittenUpstream();
        open.add(upstream);
        return upstream;
    }

    private TestUpstream closed(TestUpstream upstream) {
        open.add(upstream);
        return upstream;
    }

    /** The upstream erp is there. */
    KeptUpstream erp(TestUpstream upstream, String... settings) {
        return kept(ERP, upstream, settings);
    }

    /**
     * As it is kept.
     *
     * @param settings suffix and value in turn, beside those that must be there
     */
    KeptUpstream kept(UpstreamName name, TestUpstream upstream, String... settings) {
        return kept(name, upstream.url(), settings);
    }

    /** An upstream at this address, with the paths of a {@link TestUpstream} unless they are given. */
    KeptUpstream kept(UpstreamName name, URI url, String... settings) {
        Map<String, String> given = new HashMap<>(Map.of(
                "url",
                url.toString(),
                "login-path",
                "/login",
                "check-path",
                "/check",
                "user",
                "keeper",
                "password",
                "secret"));
        for (int index = 0; index < settings.length; index += 2) {
            given.put(settings[index], settings[index + 1]);
        }
        UpstreamSettings read = GivenUpstreamSettings.with(name.text(), given);
        CredentialsSource credentials = new GivenCredentials(read);
        UpstreamLogin login = read.isIbSession() ? new IbSessionLogin(clock) : new SettingsLogin(clock);
        return new KeptUpstream(name, new UpstreamAccess(read, HTTP), login, credentials);
    }

    GivenKeeper node(KeptUpstream... upstreams) {
        return node(() -> ring, upstreams);
    }

    /** As after a start of the application. */
    GivenKeeper node(EncryptionKeys keys, KeptUpstream... upstreams) {
        PooledDatabase pool = new PooledDatabase(database, 10);
        open.add(pool);
        return new GivenKeeper(pool.database(), clock, keys, () -> random.getAsDouble(), List.of(upstreams)).started();
    }

    /** Clients of one node. */
    GivenClients clients(LongSupplier nanos) {
        PooledDatabase pool = new PooledDatabase(database, 10);
        open.add(pool);
        return new GivenClients(pool.database(), clock, nanos, () -> ring);
    }

    /** Lets time pass, in steps, after each of which all nodes look. */
    void pass(Duration time, Duration step, GivenKeeper... nodes) {
        for (long done = 0; done < time.toMillis(); done += step.toMillis()) {
            clock.step(step);
            for (GivenKeeper node : nodes) {
                node.tick();
            }
        }
    }

    UpstreamStatus status(GivenKeeper node) {
        return node.status(ERP);
    }

    long number(String query) {
        return database.find(query, row -> row.getLong(1)).orElseThrow();
    }
}
