package dev.seans.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.seans.settings.GivenSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the rooms above may expect of their database, whichever it is. */
abstract class DatabaseContract {

    private static final Duration SHORT = Duration.ofMillis(50);

    private Database database;

    abstract TestDatabase kind();

    @BeforeEach
    void freshDatabase() {
        database = kind().fresh();
    }

    @Test
    void theDatabaseTellsItsTimeAndItMovesOn() {
        DatabaseClock clock = new DatabaseClock(database);
        Instant before = Instant.now();

        Instant first = clock.now();

        assertThat(Duration.between(before, first).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(clock.now()).isAfterOrEqualTo(first);
    }

    @Test
    void anInstantComesBackToTheMicrosecond() {
        Instant time = Instant.parse("2026-02-28T23:59:59.999999Z");
        insertSource(database, 1, time);

        assertThat(database.find(
                        "SELECT created_at FROM seans_import_source", row -> Columns.instant(row, "created_at")))
                .contains(time);
    }

    @Test
    void anAbsentInstantComesBackAsNull() {
        assertThat(database.query(
                        "SELECT CAST(NULL AS TIMESTAMP(6) WITH TIME ZONE) AS missing",
                        row -> Columns.nullableInstant(row, "missing") == null))
                .containsExactly(true);
    }

    @Test
    void aSequenceNeverGivesANumberTwice() {
        String sql = database.dialect().nextValue("seans_import_source_ids");

        List<Long> numbers = List.of(next(sql), next(sql), next(sql));

        assertThat(numbers).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aDuplicateKeyIsALostRace() {
        insertSource(database, 1, Instant.EPOCH);

        Throwable duplicate = catchThrowable(() -> insertSource(database, 2, Instant.EPOCH));

        assertThat(DatabaseError.isLostRace(duplicate)).isTrue();
        assertThat(DatabaseError.isLostRace(new IllegalStateException(new RuntimeException(duplicate))))
                .isTrue();
    }

    @Test
    void whoWaitsTooLongForARowHasLostARace() throws SQLException {
        insertSource(database, 1, Instant.EPOCH);
        try (Connection holder = transaction();
                Connection waiter = transaction()) {
            lock(holder);
            database.dialect().limitLockWait(waiter, SHORT);

            Throwable waitedTooLong = catchThrowable(() -> lock(waiter));

            assertThat(DatabaseError.isLostRace(waitedTooLong)).isTrue();
            holder.rollback();
            waiter.rollback();
        }
    }

    @Test
    void theLimitOfAWaitIsGoneWhenItsWorkIsDoneOrHasFailed() throws Exception {
        try (PooledDatabase pooled = new PooledDatabase(database, 1)) {
            TestTransactions transactions = new TestTransactions(pooled.database());
            Database inside = transactions.database();
            String usual = lockWait(pooled.database());

            String meanwhile = transactions.run(() -> inside.waiting(SHORT, () -> lockWait(inside)));
            String afterwards = lockWait(pooled.database());
            Throwable failed = catchThrowable(() -> transactions.run(() -> inside.waiting(SHORT, () -> {
                throw new IllegalStateException("the work has failed");
            })));

            assertThat(meanwhile).contains("50").isNotEqualTo(usual);
            assertThat(afterwards).isEqualTo(usual);
            assertThat(failed).hasMessage("the work has failed");
            assertThat(lockWait(pooled.database())).isEqualTo(usual);
        }
    }

    @Test
    void whoMigratesLeavesNoLimitOnItsConnections() throws Exception {
        try (PooledDatabase pooled = new PooledDatabase(new Database(kind().empty()), 2)) {
            String usual = lockWait(pooled.database());

            new Migrations(pooled.database()).run(GivenSettings.defaults(), SchemaPart.SESSIONS);

            String one = pooled.database().with(held -> lockWait(pooled.database()));
            String other = pooled.database().with(held -> pooled.database().with(second -> lockWait(held)));
            assertThat(List.of(one, other)).containsOnly(usual);
        }
    }

    private String lockWait(Database asked) {
        return asked.with(this::lockWait);
    }

    private String lockWait(Connection connection) throws SQLException {
        String query = kind() == TestDatabase.H2 ? "SELECT LOCK_TIMEOUT()" : "SELECT current_setting('lock_timeout')";
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void otherErrorsAreNoLostRaces() {
        Throwable noTable = catchThrowable(() -> database.update("DELETE FROM nowhere"));
        Throwable nullValue = catchThrowable(
                () -> database.update("INSERT INTO seans_import_source (id, name, next_queue_no) VALUES (1, 'x', 1)"));

        assertThat(noTable).isInstanceOf(DatabaseException.class);
        assertThat(DatabaseError.isLostRace(noTable)).isFalse();
        assertThat(DatabaseError.isLostRace(nullValue)).isFalse();
        assertThat(DatabaseError.isLostRace(new IllegalStateException())).isFalse();
    }

    @Test
    void migratingAgainChangesNothing() {
        assertThatCode(() -> new Migrations(database).run(GivenSettings.defaults(), SchemaPart.SESSIONS))
                .doesNotThrowAnyException();
    }

    @Test
    void validateAcceptsWhatAutoHasMade() {
        assertThatCode(() -> new Migrations(database)
                        .run(GivenSettings.with(Map.of("seans.schema", "validate")), SchemaPart.SESSIONS))
                .doesNotThrowAnyException();
    }

    @Test
    void validateRefusesAnEmptyDatabaseAndOffLeavesItAlone() {
        Database empty = new Database(kind().empty());

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new Migrations(empty)
                        .run(GivenSettings.with(Map.of("seans.schema", "validate")), SchemaPart.SESSIONS));
        new Migrations(empty).run(GivenSettings.with(Map.of("seans.schema", "off")), SchemaPart.SESSIONS);
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> empty.query("SELECT * FROM seans_session", row -> true));
    }

    @Test
    void tablesOfOthersInTheSchemaAreNoObstacle() {
        Database shared = new Database(kind().empty());
        shared.update("CREATE TABLE somebody_elses (id BIGINT)");

        new Migrations(shared).run(GivenSettings.defaults(), SchemaPart.SESSIONS);

        assertThat(shared.query("SELECT id FROM seans_session", row -> true)).isEmpty();
    }

    private long next(String sql) {
        return database.find(sql, row -> row.getLong(1)).orElseThrow();
    }

    final Connection transaction() throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    final Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT " + database.dialect().now() + " AS db_time")) {
            rows.next();
            return Columns.instant(rows, "db_time");
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT id FROM seans_import_source WHERE id = 1 FOR UPDATE");
        }
    }

    private static void insertSource(Database database, long id, Instant createdAt) {
        database.update(
                "INSERT INTO seans_import_source (id, name, next_queue_no, created_at) VALUES (?, 'one', 1, ?)",
                id,
                createdAt);
    }
}
