package dev.seans.database;

import java.sql.SQLException;
import java.util.stream.Stream;
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

    private DatabaseError() {}

    /** Somebody else was first, or is just about to be: read again, then try again. */
    public static boolean isLostRace(Throwable failure) {
        return Stream.iterate(failure, DatabaseError::hasNext, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && isLostRace(sql.getSQLState()));
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
