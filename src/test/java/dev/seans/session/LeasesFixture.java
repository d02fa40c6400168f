package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.LeaseDatabase;
import dev.seans.database.OutsideTransactions;
import dev.seans.database.PooledDatabase;
import dev.seans.database.TestDatabase;
import dev.seans.identity.ClientAddress;
import dev.seans.identity.SessionKey;
import dev.seans.settings.GivenSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database with two nodes, and the words in which the contracts of leases are written. */
abstract class LeasesFixture {

    static final ClientAddress HOME = new ClientAddress("192.0.2.1");
    static final ClientAddress ELSEWHERE = new ClientAddress("192.0.2.2");
    static final Duration IDLE = Duration.ofMinutes(10);
    static final NewSession VISITOR = new NewSession("shop", "", HOME, IDLE);

    final KeepingFake keeping = new KeepingFake();
    private final List<PooledDatabase> pools = new ArrayList<>();
    Database database;
    GivenNode node;
    GivenNode other;

    abstract TestDatabase kind();

    @BeforeEach
    void freshNodes() {
        database = kind().emptied();
        node = node(Map.of());
        other = node(Map.of());
    }

    @AfterEach
    void closePools() {
        pools.forEach(PooledDatabase::close);
    }

    /** The database behind one more pool. */
    Database pooled(int connections) {
        PooledDatabase pool = new PooledDatabase(database, connections);
        pools.add(pool);
        return pool.database();
    }

    GivenNode node(Map<String, String> settings) {
        return new GivenNode(pooled(10), GivenSettings.with(settings), keeping);
    }

    /** A session of a visitor that nobody holds. */
    SessionKey opened() {
        return opened(VISITOR);
    }

    SessionKey opened(NewSession wanted) {
        return node.leases().open(wanted, Access.NONE).lease().session().key();
    }

    static SessionClaim by(SessionKey key) {
        return new SessionClaim(key, "shop", Optional.empty(), HOME, AddressBinding.EXACT);
    }

    static SessionClaim by(SessionKey key, String user) {
        return new SessionClaim(key, "shop", Optional.of(user), HOME, AddressBinding.EXACT);
    }

    static SessionLease taken(GivenNode node, SessionKey key, Access access) {
        return granted(node.leases().claim(by(key), access));
    }

    static SessionLease granted(ClaimOutcome outcome) {
        assertThat(outcome).isInstanceOf(ClaimOutcome.Granted.class);
        return ((ClaimOutcome.Granted) outcome).lease();
    }

    static SessionUpdate saving(String text) {
        return saving(data(text));
    }

    static SessionUpdate saving(SessionData data) {
        return new SessionUpdate(Optional.of(data), Optional.empty(), Optional.empty());
    }

    static SessionData data(String text) {
        return new SessionData(text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(SessionLease lease) {
        return new String(lease.data().bytes(), StandardCharsets.UTF_8);
    }

    /** As if time had passed: moves every time of the row, but not its birth, into the past. */
    void age(SessionKey key, Duration by) {
        for (String column :
                new String[] {"expires_at", "last_access_at", "x_until", "s_until", "next_until", "previous_until"}) {
            new LeaseDatabase(database, new OutsideTransactions())
                    .update(
                            "UPDATE seans_session SET " + column + " = " + earlier(column, by)
                                    + " WHERE session_key = ? AND " + column + " IS NOT NULL",
                            key.hex());
        }
    }

    private String earlier(String column, Duration by) {
        return database.dialect().plusMillis(column, Long.toString(-by.toMillis()));
    }

    long rows() {
        return database.find("SELECT COUNT(*) FROM seans_session", row -> row.getLong(1))
                .orElseThrow();
    }
}
