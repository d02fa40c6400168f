package dev.seans.upstream;

import dev.seans.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * What the table says of an upstream; all times are the database's.
 *
 * @param dueAt when its keeper shall look after it
 * @param leaseOwner the look that goes on, or has ended without giving the lease back
 * @param nextAttemptAt nobody logs in before that
 * @param refusedAt since when the credentials are refused
 * @param refusedKeyId the key that encrypts the fingerprints of all that was refused; empty if there are none
 * @param memoryKeyId the key that encrypts what the login keeps until the next one; empty if it keeps nothing
 * @param forbiddenLogins how often in a row the upstream has not let a keeper in
 * @param lastFailure the keeper's word for the kind of the last error
 */
public record UpstreamRow(
        UpstreamName name,
        boolean stopped,
        Instant dueAt,
        Optional<String> leaseOwner,
        Optional<Instant> leaseUntil,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> refusedAt,
        Optional<String> refusedKeyId,
        Optional<String> memoryKeyId,
        int consecutiveErrors,
        int forbiddenLogins,
        long logins,
        long refreshes,
        long checks,
        long errors,
        Optional<String> lastFailure,
        Optional<String> lastError,
        Optional<Instant> lastErrorAt,
        Optional<Instant> lastSuccessAt) {

    public static final String COLUMNS = "u.name, u.stopped, u.due_at, u.lease_owner, u.lease_until, u.next_attempt_at,"
            + " u.refused_at, u.refused_key_id, u.memory_key_id, u.consecutive_errors, u.forbidden_logins,"
            + " u.login_count, u.refresh_count, u.check_count, u.error_count,"
            + " u.last_failure, u.last_error, u.last_error_at, u.last_success_at";

    public static UpstreamRow read(ResultSet row) throws SQLException {
        return new UpstreamRow(
                new UpstreamName(row.getString("name")),
                row.getBoolean("stopped"),
                Columns.instant(row, "due_at"),
                Optional.ofNullable(row.getString("lease_owner")),
                time(row, "lease_until"),
                time(row, "next_attempt_at"),
                time(row, "refused_at"),
                Optional.ofNullable(row.getString("refused_key_id")),
                Optional.ofNullable(row.getString("memory_key_id")),
                row.getInt("consecutive_errors"),
                row.getInt("forbidden_logins"),
                row.getLong("login_count"),
                row.getLong("refresh_count"),
                row.getLong("check_count"),
                row.getLong("error_count"),
                Optional.ofNullable(row.getString("last_failure")),
                Optional.ofNullable(row.getString("last_error")),
                time(row, "last_error_at"),
                time(row, "last_success_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(Columns.nullableInstant(row, column));
    }

    /** Whether a keeper of some node looks after it at this time. */
    public boolean isLeased(Instant now) {
        return leaseUntil.filter(now::isBefore).isPresent();
    }

    /** Whether nobody may log in at this time, because the last attempts have failed. */
    public boolean isBackingOff(Instant now) {
        return nextAttemptAt.filter(now::isBefore).isPresent();
    }

    /** Whether the last thing that happened is a failure that the keeper calls by this word. */
    public boolean failsBy(String failure) {
        return consecutiveErrors > 0 && lastFailure.filter(failure::equals).isPresent();
    }
}
