package dev.seans.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PostgreSqlDatabaseTest extends DatabaseContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }

    /** H2 knows the time of the transaction only; so nobody may measure how long his own transaction has lasted. */
    @Test
    void timeMovesInsideATransactionToo() throws SQLException {
        try (Connection connection = transaction()) {
            Instant first = now(connection);
            assertThat(now(connection)).isAfter(first);
            connection.rollback();
        }
    }
}
