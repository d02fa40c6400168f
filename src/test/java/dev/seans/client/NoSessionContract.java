package dev.seans.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seans.client.UpstreamSessionException.Reason;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.testkit.upstream.Count;
import dev.seans.upstream.EncryptionKey;
import dev.seans.upstream.EncryptionKeys;
import dev.seans.upstream.KeyRing;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client says that has no session to call with, and when it has one in spite of everything. */
abstract class NoSessionContract extends ClientsFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Instant SINCE = Instant.parse("2026-02-03T04:05:06Z");

    @Test
    void nobodyKnowsTheUpstream() {
        assertThat(refusal(Reason.UNKNOWN_UPSTREAM))
                .hasMessage("erp: no upstream of this name is kept in this database: add it to seans.upstreams on the"
                        + " server that keeps it, or correct the name");
        assertThatExceptionOfType(UpstreamSessionException.class)
                .isThrownBy(() -> client.status())
                .satisfies(unknown -> assertThat(unknown.reason()).isEqualTo(Reason.UNKNOWN_UPSTREAM));
    }

    @Test
    void anOperatorHasStoppedTheKeeper() throws Exception {
        erp.stored(1, login()).sessions("expires_at = ?", SINCE);
        erp.upstream("stopped = TRUE");

        assertThat(refusal(Reason.KEEPER_STOPPED))
                .hasMessage("erp: its session ended at 2026-02-03T04:05:06Z, and an operator has stopped its keeper:"
                        + " run keeper.sh start erp on the server that keeps it");
        assertThat(server.count(Count.DATA_CALLS)).isZero();
    }

    @Test
    void noKeeperRuns() {
        erp.known().upstream("due_at = ?", SINCE);

        assertThat(refusal(Reason.KEEPER_STOPPED))
                .hasMessage("erp: there is no session, and no keeper has looked after it since 2026-02-03T04:05:06Z:"
                        + " start the server that keeps it, or run keeper.sh status erp there");
    }

    @Test
    void noKeeperLooksAtTheLoss() throws Exception {
        client = impatient(pooled()).client("erp");
        erp.stored(1, login());
        server.expireAll();

        assertThat(refusal(Reason.KEEPER_STOPPED))
                .hasMessage("erp: the upstream does not know its session any more, and no keeper has looked at that"
                        + " for 2 s: start the server that keeps it, or run keeper.sh status erp there");
    }

    @Test
    void theKeeperHasNotMadeAnotherSessionYet() throws Exception {
        Instant later = Instant.parse("2226-02-03T04:05:06Z");
        erp.stored(1, login()).sessions("expires_at = ?", SINCE);
        erp.upstream("last_error = 'no connection', last_error_at = ?, next_attempt_at = ?", SINCE, later);

        assertThat(refusal(Reason.SESSION_EXPIRED))
                .hasMessage(
                        "erp: its session ended at 2026-02-03T04:05:06Z, and the keeper has not made another one yet;"
                                + " its last error, at 2026-02-03T04:05:06Z: no connection; it tries again at"
                                + " 2226-02-03T04:05:06Z: run keeper.sh status erp on the server that keeps it");
    }

    @Test
    void theUpstreamRefusesTheCredentials() {
        erp.known().upstream("refused_at = ?", SINCE);

        assertThat(refusal(Reason.UPSTREAM_REFUSES))
                .hasMessage("erp: there is no session, and the upstream has refused the keeper's user or password since"
                        + " 2026-02-03T04:05:06Z: correct them in the settings, or run keeper.sh refresh erp on the"
                        + " server that keeps it");
    }

    @Test
    void theDatabaseIsAway() {
        GivenOutage outage = new GivenOutage(pooled().dataSource());
        outage.begin(new SQLException("connection to secret.example refused"));
        client = new GivenClients(new Database(outage.dataSource())).client("erp");

        assertThat(refusal(Reason.DATABASE_UNREACHABLE))
                .hasMessage("erp: the database with its session cannot be read (SQLException): see whether it runs, and"
                        + " whether this server reaches it")
                .hasRootCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> client.status()).hasMessageContaining("cannot be read");
    }

    @Test
    void whatIsStoredIsEncryptedWithAnotherKey() throws Exception {
        erp.stored(1, login());
        EncryptionKeys others = () -> new KeyRing(List.of(new EncryptionKey("other", new byte[32])));
        client = GivenClients.impatient(pooled(), others, PATIENCE).client("erp");

        assertThat(refusal(Reason.UNREADABLE)).hasMessageContaining("erp: ").hasMessageContaining("test");
    }

    @Test
    void aSessionThatLivesServesWithoutKeeperAndWithoutDatabase() throws Exception {
        GivenOutage outage = new GivenOutage(pooled().dataSource());
        SteppedNanos nanos = new SteppedNanos();
        Database database = new Database(outage.dataSource());
        client = new GivenClients(database, new DatabaseClock(database), nanos, GivenUpstream.KEYS).client("erp");
        erp.stored(1, login()).upstream("stopped = TRUE, due_at = ?", SINCE);
        erp.sessions("expires_at = {now+(3600000)}");
        call(client, "/data");

        outage.begin(new SQLException("away"));
        for (int minute = 0; minute < 59; minute++) {
            nanos.step(Duration.ofMinutes(1));
            assertThat(call(client, "/data").statusCode()).isEqualTo(200);
        }
        assertThat(outage.refused()).isEqualTo(59);

        nanos.step(Duration.ofMinutes(2));
        assertThat(refusal(Reason.DATABASE_UNREACHABLE)).hasMessageContaining(", the last answer came at 20");
    }

    @Test
    @Timeout(20)
    void aDatabaseThatHangsHoldsNobodyWhoHasACopy() throws Exception {
        GivenOutage outage = new GivenOutage(pooled().dataSource());
        SteppedNanos nanos = new SteppedNanos();
        Database database = new Database(outage.dataSource());
        client = new GivenClients(database, new DatabaseClock(database), nanos, GivenUpstream.KEYS).client("erp");
        erp.stored(1, login());
        CountDownLatch first = new CountDownLatch(1);
        outage.hang(first);

        var running = client.httpClient().sendAsync(get("/data"), BodyHandlers.ofString());
        assertThat(running).isNotDone();
        first.countDown();
        assertThat(running.get().statusCode()).isEqualTo(200);

        CountDownLatch second = new CountDownLatch(1);
        outage.hang(second);
        nanos.step(Duration.ofSeconds(6));
        assertThat(call(client, "/data").statusCode()).isEqualTo(200);
        second.countDown();
    }

    @Test
    @Timeout(60)
    void aDatabaseThatHangsHoldsNobodyForeverHoweverManyUpstreamsThereAre() throws Exception {
        GivenOutage outage = new GivenOutage(pooled().dataSource());
        GivenClients clients = impatient(new Database(outage.dataSource()));
        client = clients.client("erp");
        erp.stored(1, login());
        CountDownLatch end = new CountDownLatch(1);
        outage.hang(end);

        List<CompletableFuture<?>> held = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d", "e", "erp")) {
            held.add(clients.client(name).httpClient().sendAsync(get("/data"), BodyHandlers.ofString()));
        }
        for (CompletableFuture<?> one : held) {
            assertThat(one)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withMessageContaining("cannot be read (TimeoutException)");
        }
        end.countDown();

        Eventually.isTrue("it is asked again", () -> call(client, "/data").statusCode() == 200);
    }

    private static GivenClients impatient(Database database) {
        return GivenClients.impatient(database, GivenUpstream.KEYS, PATIENCE);
    }

    @Test
    void whatGoesWrongWithOneWhoWaitsIsNothingToTheOthers() throws Exception {
        erp.known();
        SessionWatch watch = new GivenClients(pooled()).watch("erp");
        CompletableFuture<?> broken = watch.until(Duration.ofSeconds(10), look -> {
            throw new IllegalStateException("broken");
        });
        CompletableFuture<Optional<String>> other =
                watch.until(Duration.ofSeconds(10), look -> look.session().map(session -> "there"));
        erp.stored(1, login());

        assertThat(broken).failsWithin(Duration.ofSeconds(5));
        assertThat(other).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Optional.of("there"));
        assertThat(watch.until(Duration.ofSeconds(5), look -> Optional.of("again")))
                .succeedsWithin(Duration.ofSeconds(5))
                .isEqualTo(Optional.of("again"));
    }

    @Test
    void aSessionThatComesInTimeIsWaitedFor() throws Exception {
        erp.known();
        var running = client.httpClient().sendAsync(get("/data"), BodyHandlers.ofString());

        erp.stored(1, login());

        assertThat(running.get().statusCode()).isEqualTo(200);
    }
}
