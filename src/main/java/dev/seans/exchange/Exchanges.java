package dev.seans.exchange;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.filter.SessionIdentity;
import dev.seans.identity.IdSource;
import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who exchanges, and how far it has come: the table seans_exchange_session. */
@OnePerApplication
public class Exchanges {

    /** A note is a write; more often than this nobody needs to know that the same goes on. */
    private static final Duration NOTE_INTERVAL = Duration.ofMinutes(1);

    private static final int VERSION_MAX = 10;

    private final Database database;
    private final DatabaseClock clock;

    @Inject
    public Exchanges(Database database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A session was opened. */
    void opened(SessionKey key, String user, String address) {
        Instant now = clock.now();
        database.update(
                "INSERT INTO seans_exchange_session (session_key, user_name, address, last_mode, created_at, last_access_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                key.hex(),
                user,
                address,
                Checkauth.NAME,
                now,
                now);
    }

    /**
     * A request of it has come. One statement, which writes only if it tells of something new: another mode, another
     * source of the id, or another minute.
     *
     * @param asksForImport whether it asks for an import
     */
    void note(SessionIdentity identity, String mode, boolean asksForImport) {
        Instant now = clock.now();
        database.update(
                "UPDATE seans_exchange_session SET last_mode = ?, id_source = ?, last_access_at = ?,"
                        + " import_requested_at = COALESCE(import_requested_at, ?) WHERE session_key = ?"
                        + " AND (last_mode <> ? OR id_source IS NULL OR id_source <> ? OR last_access_at <= ?)",
                mode,
                identity.source(),
                now,
                asksForImport ? now : null,
                identity.key().hex(),
                mode,
                identity.source(),
                now.minus(NOTE_INTERVAL));
    }

    /** The client can read this version of CommerceML; what is no version is kept as far as it goes. */
    void noteVersion(SessionKey key, String version) {
        String plain = version.replaceAll("\\p{Cc}", "");
        String kept = plain.substring(0, Math.min(plain.length(), VERSION_MAX));
        database.update(
                "UPDATE seans_exchange_session SET version = ? WHERE session_key = ? AND (version IS NULL OR version <> ?)",
                kept,
                key.hex(),
                kept);
    }

    /** What the client has said at its last init; empty if it has said nothing. */
    Optional<String> versionOf(SessionKey key) {
        return database
                .query(
                        "SELECT version FROM seans_exchange_session WHERE session_key = ? AND version IS NOT NULL",
                        row -> row.getString("version"),
                        key.hex())
                .stream()
                .findFirst();
    }

    public Optional<ExchangeRow> find(long number) {
        return database.find("SELECT * FROM seans_exchange_session WHERE id = ?", Exchanges::read, number);
    }

    Optional<ExchangeRow> find(SessionKey key) {
        return database.find("SELECT * FROM seans_exchange_session WHERE session_key = ?", Exchanges::read, key.hex());
    }

    /** Those that are asked for, the newest first, with what became of what they brought. */
    public List<ExchangeCourse> find(ExchangeSearch filter) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        List<Object> arguments = new ArrayList<>();
        filter.sessionKey().ifPresent(key -> {
            conditions.add("session_key LIKE ?");
            arguments.add(key + "%");
        });
        filter.user().ifPresent(user -> {
            conditions.add("user_name = ?");
            arguments.add(user);
        });
        filter.lastMode().ifPresent(mode -> {
            conditions.add("last_mode = ?");
            arguments.add(mode);
        });
        filter.importRequested()
                .ifPresent(requested -> conditions.add("import_requested_at IS " + (requested ? "NOT NULL" : "NULL")));
        filter.after().ifPresent(after -> {
            conditions.add("id < ?");
            arguments.add(after);
        });
        return courses(
                "SELECT * FROM seans_exchange_session WHERE " + String.join(" AND ", conditions)
                        + " ORDER BY id DESC FETCH FIRST " + filter.limit() + " ROWS ONLY",
                arguments.toArray());
    }

    /** One of them. */
    public Optional<ExchangeCourse> course(long number) {
        return courses("SELECT * FROM seans_exchange_session WHERE id = ?", number).stream()
                .findFirst();
    }

    /**
     * The newest ones, with what became of what they brought.
     *
     * @param since those that were opened before are left out
     */
    public List<ExchangeCourse> courses(Instant since, int limit) {
        return courses(
                "SELECT * FROM (SELECT * FROM seans_exchange_session ORDER BY id DESC FETCH FIRST " + limit
                        + " ROWS ONLY) newest WHERE created_at > ?",
                since);
    }

    private List<ExchangeCourse> courses(String exchanges, Object... arguments) {
        return database.query(
                "SELECT e.*, f.files, (SELECT MAX(i.id) FROM seans_import_session i WHERE i.session_key = e.session_key) AS import_id"
                        + " FROM (" + exchanges + ") e LEFT JOIN seans_upload_folder f ON f.session_key = e.session_key"
                        + " ORDER BY e.id DESC",
                row -> new ExchangeCourse(
                        read(row), row.getInt("files"), Optional.ofNullable(row.getObject("import_id", Long.class))),
                arguments);
    }

    /** The newest one of a user. */
    public Optional<ExchangeRow> newestOf(String user) {
        return database.find(
                "SELECT * FROM seans_exchange_session WHERE user_name = ? ORDER BY id DESC FETCH FIRST 1 ROWS ONLY",
                Exchanges::read,
                user);
    }

    /** Those of some sessions of which no request has come after they were opened, or none for so long. */
    Set<SessionKey> unusedOf(Set<SessionKey> keys, Duration idle) {
        Stream<Object> arguments = Stream.concat(
                keys.stream().map(SessionKey::hex),
                Stream.of(Checkauth.NAME, clock.now().minus(idle)));
        return Set.copyOf(database.query(
                "SELECT session_key FROM seans_exchange_session WHERE session_key IN (" + Database.marks(keys.size())
                        + ") AND (last_mode = ? OR last_access_at < ?)",
                row -> new SessionKey(row.getString("session_key")),
                arguments.toArray()));
    }

    /** Forgets a session that was ended, if no request of it had come. */
    void forgetUnused(SessionKey key) {
        database.update(
                "DELETE FROM seans_exchange_session WHERE session_key = ? AND last_mode = ?",
                key.hex(),
                Checkauth.NAME);
    }

    /**
     * Forgets sessions whose last request is older than that.
     *
     * @param limit how many at the most, so that no statement is long
     * @return how many were forgotten
     */
    int forget(Duration age, int limit) {
        return database.update(
                "DELETE FROM seans_exchange_session WHERE id IN (SELECT id FROM seans_exchange_session WHERE last_access_at < ?"
                        + " ORDER BY id FETCH FIRST " + limit + " ROWS ONLY)",
                clock.now().minus(age));
    }

    private static ExchangeRow read(ResultSet row) throws SQLException {
        return new ExchangeRow(
                row.getLong("id"),
                new SessionKey(row.getString("session_key")),
                row.getString("user_name"),
                row.getString("address"),
                idSource(row.getString("id_source")),
                row.getString("last_mode"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "last_access_at"),
                Columns.nullableInstant(row, "import_requested_at"));
    }

    private static @Nullable IdSource idSource(@Nullable String name) {
        return name == null ? null : IdSource.valueOf(name);
    }
}
