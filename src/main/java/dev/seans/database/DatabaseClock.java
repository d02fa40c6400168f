package dev.seans.database;

import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Instant;

/** The one clock of all nodes: the database's. */
@OnePerApplication
public class DatabaseClock {

    private final Database database;

    @Inject
    public DatabaseClock(Database database) {
        this.database = database;
    }

    /** Asks the database. */
    public Instant now() {
        String sql = "SELECT " + database.dialect().now() + " AS db_time";
        return database.find(sql, row -> Columns.instant(row, "db_time")).orElseThrow();
    }

    /** The same clock's time, which a statement has brought along with its rows: no further question is needed. */
    public Instant at(Instant ofStatement) {
        return ofStatement;
    }
}
