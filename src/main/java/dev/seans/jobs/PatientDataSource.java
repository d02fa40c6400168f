package dev.seans.jobs;

import dev.seans.database.DatabaseError;
import dev.seans.database.FailureLog;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The data source as the scheduler gets it. Those of its threads that ask again and again wait here for a database that does
 * not answer, or they would write a stack trace a second. Whoever else asks is told at once.
 */
final class PatientDataSource implements InvocationHandler {

    private static final FailureLog AWAY =
            new FailureLog(System.getLogger(PatientDataSource.class.getName()), Level.WARNING);

    private final DataSource ofServer;
    private final BooleanSupplier isPatient;
    private final Pause pause;

    private PatientDataSource(DataSource ofServer, BooleanSupplier isPatient, Pause pause) {
        this.ofServer = ofServer;
        this.isPatient = isPatient;
        this.pause = pause;
    }

    /** @param isPatient whether the current thread may wait */
    static DataSource of(DataSource ofServer, BooleanSupplier isPatient, Pause pause) {
        return (DataSource) Proxy.newProxyInstance(
                PatientDataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                new PatientDataSource(ofServer, isPatient, pause));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("getConnection") && isPatient.getAsBoolean()) {
            return awaited();
        }
        try {
            return method.invoke(ofServer, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    private Connection awaited() throws SQLException {
        while (true) {
            try {
                return answering();
            } catch (SQLException failed) {
                if (!DatabaseError.isAway(failed)) {
                    throw failed;
                }
                AWAY.log("The database does not answer: no job is begun; it is asked again each second", failed);
            }
            await();
        }
    }

    /** A pool gives connections that broke while nobody used them, and H2's to a database that has closed itself. */
    private Connection answering() throws SQLException {
        Connection connection = ofServer.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            return connection;
        } catch (SQLException dead) {
            try {
                connection.close();
            } catch (SQLException alsoDead) {
                dead.addSuppressed(alsoDead);
            }
            throw dead;
        }
    }

    private void await() throws SQLException {
        try {
            if (pause.endsWithStop()) {
                throw new SQLTransientConnectionException("The scheduler stops, and the database did not answer");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("The scheduler was interrupted", stopped);
        }
    }

    /** Between two looks. */
    interface Pause {
        /** Waits for a while; true, at once, when the scheduler stops. */
        boolean endsWithStop() throws InterruptedException;
    }
}
