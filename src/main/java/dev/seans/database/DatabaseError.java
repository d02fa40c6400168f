package dev.seans.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/** Tells errors apart by SQLState, wherever in the chain of causes the {@link SQLException} stands. */
public final class DatabaseError {

    /** Both databases: a unique constraint is violated. */
    private static final String DUPLICATE_KEY = "23505";

    /** H2: waited too long for a lock. */
    private static final String H2_LOCK_TIMEOUT = "HYT00";

    /** PostgreSQL: waited too long for a lock. */
    private static final String POSTGRESQL_LOCK_TIMEOUT = "55P03";

    /** Both databases: two transactions waited for each other, this one lost. */
    private static final String DEADLOCK = "40001";

    private static final String POSTGRESQL_DEADLOCK = "40P01";

    /** The standard's class of states that are about the connection. */
    private static final String CONNECTION = "08";

    private static final String H2_CLOSED = "90098";
    private static final String H2_LOCKED = "90020";

    /**
     * PostgreSQL ends its connections (57P01, 57P02), does not take any yet, or has too many; H2's connection is broken,
     * or its database is closed.
     */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300", "90067", H2_CLOSED, "90121");

    /** By name, because Java SE has no such class. */
    private static final String ROLLBACK = "jakarta.transaction.RollbackException";

    private DatabaseError() {}

    /** Somebody else was first, or is just about to be: read again, then try again. */
    public static boolean isLostRace(Throwable failure) {
        return causes(failure).anyMatch(cause -> cause instanceof SQLException sql && isLostRace(sql.getSQLState()));
    }

    /**
     * The database did not answer, so that nobody knows, and the same will be fine later: there is no connection, it broke,
     * or a transaction could not be committed and nothing tells why. An error without SQLState is a pool's, which has no
     * connection to give: what comes from a database has one.
     */
    public static boolean isAway(Throwable failure) {
        List<SQLException> errors = causes(failure)
                .flatMap(cause -> Stream.concat(Stream.of(cause), Stream.of(cause.getSuppressed())))
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .toList();
        return errors.isEmpty()
                ? isUnexplainedRollBack(failure)
                : errors.stream().anyMatch(DatabaseError::isOfConnection)
                        || errors.get(errors.size() - 1).getSQLState() == null;
    }

    /** Another process has H2's file open, and H2 lets one have it. */
    public static boolean isLocked(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SQLException sql && H2_LOCKED.equals(sql.getSQLState()));
    }

    /** H2 has closed its database, which a server goes on without that does not look at its connections. */
    public static boolean isClosed(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SQLException sql && H2_CLOSED.equals(sql.getSQLState()));
    }

    private static boolean isOfConnection(SQLException error) {
        String state = error.getSQLState();
        return (state != null && (state.startsWith(CONNECTION) || AWAY.contains(state)))
                || error instanceof SQLTransientConnectionException
                || error instanceof SQLNonTransientConnectionException
                || error instanceof SQLRecoverableException;
    }

    private static boolean isUnexplainedRollBack(Throwable failure) {
        return causes(failure)
                .reduce((above, below) -> below)
                .filter(root ->
                        root instanceof XAException || root.getClass().getName().equals(ROLLBACK))
                .isPresent();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, DatabaseError::hasNext, Throwable::getCause);
    }

    private static boolean hasNext(@Nullable Throwable cause) {
        return cause != null;
    }

    private static boolean isLostRace(@Nullable String state) {
        return DUPLICATE_KEY.equals(state)
                || H2_LOCK_TIMEOUT.equals(state)
                || POSTGRESQL_LOCK_TIMEOUT.equals(state)
                || DEADLOCK.equals(state)
                || POSTGRESQL_DEADLOCK.equals(state);
    }
}
