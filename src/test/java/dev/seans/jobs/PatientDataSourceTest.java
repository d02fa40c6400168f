package dev.seans.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.database.TestDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PatientDataSourceTest {

    private final Deque<SQLException> failures = new ArrayDeque<>();
    private int pauses;

    private DataSource patient(boolean isPatient) {
        DataSource working = TestDatabase.H2.fresh().dataSource();
        DataSource failing = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    SQLException failure = failures.poll();
                    if (failure != null) {
                        throw failure;
                    }
                    return method.invoke(working, arguments);
                });
        return PatientDataSource.of(failing, () -> isPatient, this::pause);
    }

    private boolean pause() {
        pauses++;
        return false;
    }

    @Test
    void whoAsksAgainAndAgainWaitsForADatabaseThatIsAway() throws SQLException {
        failures.addAll(List.of(new SQLException("closed", "90098"), new SQLException("no connection", "08006")));

        try (Connection connection = patient(true).getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(pauses).isEqualTo(2);
    }

    @Test
    void whoeverElseAsksIsToldAtOnce() {
        SQLException away = new SQLException("closed", "90098");
        failures.add(away);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> patient(false).getConnection())
                .isSameAs(away);
        assertThat(pauses).isZero();
    }

    @Test
    void aMistakeOfOursIsNotWaitedFor() {
        SQLException wrong = new SQLException("wrong password", "28000");
        failures.add(wrong);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> patient(true).getConnection())
                .isSameAs(wrong);
    }

    @Test
    void aConnectionOfADatabaseThatHasClosedItselfIsGivenBack() throws SQLException {
        String url = "jdbc:h2:mem:closes";
        Connection dead = DriverManager.getConnection(url);
        try (Connection other = DriverManager.getConnection(url)) {
            other.createStatement().execute("SHUTDOWN IMMEDIATELY");
        }
        Deque<Connection> pool = new ArrayDeque<>(List.of(dead, DriverManager.getConnection("jdbc:h2:mem:")));
        DataSource ofPool = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> pool.remove());

        try (Connection connection =
                PatientDataSource.of(ofPool, () -> true, this::pause).getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(dead.isClosed()).isTrue();
        assertThat(pauses).isEqualTo(1);
    }

    @Test
    void aSchedulerThatStopsWaitsNoLonger() {
        failures.add(new SQLException("closed", "90098"));

        assertThatExceptionOfType(SQLTransientConnectionException.class)
                .isThrownBy(() -> PatientDataSource.of(patient(false), () -> true, () -> true)
                        .getConnection());
    }
}
