package dev.seans.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.LeaseDatabase;
import dev.seans.database.OutsideTransactions;
import dev.seans.database.PooledDatabase;
import dev.seans.database.TestDatabase;
import dev.seans.identity.SessionKey;
import dev.seans.publications.ReuseMode;
import dev.seans.reuse.ServiceOutcome.Opened;
import dev.seans.reuse.ServiceOutcome.Refused;
import dev.seans.reuse.ServiceOutcome.Reused;
import dev.seans.session.GivenNode;
import dev.seans.session.SessionData;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionUpdate;
import dev.seans.settings.GivenSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database with two nodes, and the words in which the contracts of services are written. */
abstract class ServicesFixture {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So long that no test lives to see a call look again: what it gets, it was given. */
    static final Duration NEVER = Duration.ofHours(1);

    private final List<PooledDatabase> connections = new ArrayList<>();
    Database database;
    GivenServices node;
    GivenServices other;

    abstract TestDatabase kind();

    @BeforeEach
    void freshNodes() {
        database = kind().emptied();
        node = services(Map.of());
        other = services(Map.of());
    }

    @AfterEach
    void closeConnections() {
        connections.forEach(PooledDatabase::close);
    }

    /** The database behind one more pool of connections. */
    Database pooled() {
        PooledDatabase pool = new PooledDatabase(database, 10);
        connections.add(pool);
        return pool.database();
    }

    GivenServices services(Map<String, String> settings) {
        return new GivenServices(new GivenNode(pooled(), GivenSettings.with(settings)));
    }

    GivenServices servicesThatLookAgain(Duration pause) {
        return new GivenServices(new GivenNode(pooled(), GivenSettings.defaults()), pause::toNanos);
    }

    static GivenCall autouse(String user) {
        return GivenCall.by(ReuseMode.AUTOUSE, user);
    }

    /** From the call to its end: the session that it had. */
    static SessionKey serve(GivenServices here, ServiceCall call) {
        SessionLease lease = lease(here.sessions().fromPool(call));
        giveBack(here, call, lease);
        return lease.session().key();
    }

    static void giveBack(GivenServices here, ServiceCall call, SessionLease lease) {
        assertThat(here.sessions().giveBack(call, lease, SessionUpdate.NOTHING)).isTrue();
    }

    static Opened opened(ServiceOutcome outcome) {
        assertThat(outcome).isInstanceOf(Opened.class);
        return (Opened) outcome;
    }

    static SessionLease reused(ServiceOutcome outcome) {
        assertThat(outcome).isInstanceOf(Reused.class);
        return ((Reused) outcome).lease();
    }

    /** Whether it was made for the call or not. */
    static SessionLease lease(ServiceOutcome outcome) {
        return outcome instanceof Opened opened ? opened.lease() : reused(outcome);
    }

    static ServiceOutcome refused(ServiceOutcome.Reason reason) {
        return new Refused(reason);
    }

    static SessionUpdate saving(String text) {
        SessionData data = new SessionData(text.getBytes(StandardCharsets.UTF_8));
        return new SessionUpdate(Optional.of(data), Optional.empty(), Optional.empty());
    }

    static String text(SessionLease lease) {
        return new String(lease.data().bytes(), StandardCharsets.UTF_8);
    }

    /** As if so much time had passed for all sessions. */
    void age(Duration by) {
        for (String column : List.of("expires_at", "last_access_at", "x_until")) {
            String earlier = database.dialect().plusMillis(column, Long.toString(-by.toMillis()));
            sql().update("UPDATE seans_session SET " + column + " = " + earlier + " WHERE " + column + " IS NOT NULL");
        }
    }

    /** As if the leases of dead nodes were over, and a second of the idle times. */
    void endLeases() {
        age(Duration.ofSeconds(1));
        sql().update("UPDATE seans_session SET x_until = {now} WHERE x_until IS NOT NULL");
    }

    private LeaseDatabase sql() {
        return new LeaseDatabase(database, new OutsideTransactions());
    }

    long rows() {
        return number("SELECT COUNT(*) FROM seans_session");
    }

    long number(String query) {
        return database.find(query, row -> row.getLong(1)).orElseThrow();
    }

    static PoolReport report(GivenServices here) {
        List<PoolReport> reports = here.reports().reports();
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }
}
