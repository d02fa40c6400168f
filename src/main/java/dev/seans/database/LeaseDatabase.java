package dev.seans.database;

import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SQL of leases, in the rooms session, reuse, upstream and client: each statement commits by itself, whatever transaction the caller is in.
 *
 * <p>In statements, {@code {now}} is the database's time at their start, and {@code {now+(x)}} is x milliseconds
 * later: if a statement had to wait for its row, that errs to the safe side, because its conditions are checked again
 * on the row as it is then. {@code {unforced}} at the end of conditions is for what only says who holds a session:
 * its commit does not wait for the disk. If the database's machine dies in that moment, a lease may be forgotten; its
 * token is not given again, so its late save is refused. What is saved waits for the disk, and what came before it is
 * on the disk, too.
 */
@OnePerApplication
public class LeaseDatabase {

    private static final Pattern LATER = Pattern.compile("\\{now\\+\\(([^}]*)\\)}");

    private final Database database;
    private final OutsideTransactions outside;

    /** Bounded, because no statement has a value in its text. */
    private final Map<String, String> spelled = new ConcurrentHashMap<>();

    /** Likewise. */
    private final Map<Change, String> changes = new ConcurrentHashMap<>();

    @Inject
    public LeaseDatabase(Database database, OutsideTransactions outside) {
        this.database = database;
        this.outside = outside;
    }

    /** The number of rows that the statement changed. */
    public int update(String statement, @Nullable Object... arguments) {
        return committed(() -> database.update(spelled(statement), arguments));
    }

    public <T> List<T> query(String statement, Database.Row<T> row, @Nullable Object... arguments) {
        return committed(() -> database.query(spelled(statement), row, arguments));
    }

    /** The first row, if there is one. */
    public <T> Optional<T> find(String statement, Database.Row<T> row, @Nullable Object... arguments) {
        return committed(() -> database.find(spelled(statement), row, arguments));
    }

    /** Runs an INSERT or UPDATE, and gives the columns of the row as it is afterwards; empty if no row was meant. */
    public <T> Optional<T> change(
            String statement, String columns, Database.Row<T> row, @Nullable Object... arguments) {
        return change(new Change(statement, columns), row, arguments);
    }

    /** The same, for a statement that is kept with its columns. */
    public <T> Optional<T> change(Change change, Database.Row<T> row, @Nullable Object... arguments) {
        String query = changes.computeIfAbsent(
                change, first -> database.dialect().changed(spell(first.statement), first.columns));
        return committed(() -> database.find(query, row, arguments));
    }

    /** Runs a piece of JDBC on a connection of its own; the statement is spelled for it. */
    public <T> T with(String statement, Spelled<T> work) {
        return committed(() -> database.with(connection -> work.on(connection, spelled(statement))));
    }

    private String spelled(String statement) {
        return spelled.computeIfAbsent(statement, this::spell);
    }

    private String spell(String statement) {
        Dialect dialect = database.dialect();
        String later = LATER.matcher(statement)
                .replaceAll(match -> Matcher.quoteReplacement(dialect.plusMillis(dialect.now(), match.group(1))));
        return later.replace("{now}", dialect.now()).replace("{unforced}", dialect.unforced());
    }

    private <T> T committed(Supplier<T> work) {
        Attempt<T> attempt = new Attempt<>(work);
        outside.run(attempt);
        return attempt.result();
    }

    /** An INSERT or UPDATE, and the columns to give of its row. */
    public record Change(String statement, String columns) {}

    /** What to do with a connection and a statement. */
    @FunctionalInterface
    public interface Spelled<T> {
        T on(Connection connection, String statement) throws SQLException;
    }

    /** Carries what the work throws past the container. */
    private static final class Attempt<T> implements Runnable {

        private final Supplier<T> work;
        private @Nullable T result;
        private @Nullable RuntimeException failure;

        Attempt(Supplier<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                result = work.get();
            } catch (RuntimeException failed) {
                failure = failed;
            }
        }

        T result() {
            if (failure != null) {
                throw failure;
            }
            if (result == null) {
                throw new IllegalStateException("the container has not run the statement");
            }
            return result;
        }
    }
}
