package dev.seans.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

    /** Nobody can see whether a commit has waited for the disk, but this is what PostgreSQL asks at the commit. */
    @Test
    void anUnforcedStatementDoesNotWaitForTheDiskAndTheNextOneDoes() throws SQLException {
        try (Connection connection = transaction();
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = on");
            connection.commit();

            statement.execute("SELECT 1 WHERE 1 = 1" + new PostgreSqlDialect().unforced());
            assertThat(synchronousCommit(statement)).isEqualTo("off");
            connection.commit();

            assertThat(synchronousCommit(statement)).isEqualTo("on");
            connection.rollback();
        }
    }

    private static String synchronousCommit(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW synchronous_commit")) {
            row.next();
            return row.getString(1);
        }
    }
}
