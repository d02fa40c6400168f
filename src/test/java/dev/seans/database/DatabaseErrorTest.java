package dev.seans.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which errors mean that the database is away, whatever they are wrapped in. */
class DatabaseErrorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"08000", "08001", "08003", "08006", "57P01", "57P02", "57P03", "53300", "90067", "90098", "90121"
            })
    void aBrokenOrRefusedConnectionIsADatabaseThatIsAway(String state) {
        SQLException broken = new SQLException("no connection", state);

        assertThat(DatabaseError.isAway(new DatabaseException(broken))).isTrue();
        assertThat(DatabaseError.isAway(new PersistenceException(broken))).isTrue();
        assertThat(DatabaseError.isAway(new EJBException("wrapped", new EJBException(new DatabaseException(broken)))))
                .isTrue();
    }

    @Test
    void aPoolThatHasNoConnectionToGiveIsADatabaseThatIsAway() {
        SQLException ofPool = new SQLException("Error in allocating a connection", new Exception("max-wait-time"));

        assertThat(DatabaseError.isAway(ofPool)).isTrue();
        assertThat(DatabaseError.isAway(new SQLTransientConnectionException("timed out", "HY000")))
                .isTrue();
        assertThat(DatabaseError.isAway(new SQLNonTransientConnectionException("closed", "HY000")))
                .isTrue();
    }

    @Test
    void aCommitThatCouldNotBeDoneIsADatabaseThatIsAway() {
        assertThat(DatabaseError.isAway(new EJBTransactionRolledbackException("", new RollbackException())))
                .isTrue();
        RollbackException deferred = new RollbackException("could not commit");
        deferred.addSuppressed(new SQLException("terminated", "57P01"));
        assertThat(DatabaseError.isAway(new EJBException(deferred))).isTrue();
    }

    @Test
    void aRollBackBecauseOfAnotherErrorIsNone() {
        RollbackException ofDuplicate = new RollbackException("could not commit");
        ofDuplicate.initCause(new SQLException("duplicate", "23505"));

        assertThat(DatabaseError.isAway(new EJBException(ofDuplicate))).isFalse();
        assertThat(DatabaseError.isAway(
                        new EJBTransactionRolledbackException("", new IllegalStateException("a mistake of ours"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "40P01", "42P01", "42S02", "HYT00", "55P03", "22001"})
    void whatADatabaseAnswersIsNoDatabaseThatIsAway(String state) {
        SQLException answered = new SQLException("answered", state);

        assertThat(DatabaseError.isAway(answered)).isFalse();
        assertThat(DatabaseError.isAway(new BatchUpdateException("in a batch", null, new int[0], answered)))
                .isFalse();
        assertThat(DatabaseError.isAway(new IllegalStateException())).isFalse();
    }
}
