package dev.seans.registry;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.database.LostRace;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;

/** Makes the rows that imports lock. */
@OnePerApplication
public class ImportSources {

    private final Database database;
    private final DatabaseClock clock;

    @Inject
    public ImportSources(Database database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes sure that the source has a row. Called at checkauth, outside a transaction: long before the first import. */
    public void ensure(String name) {
        if (exists(name)) {
            return;
        }
        LostRace.conceded(() -> database.update(
                "INSERT INTO seans_import_source (id, name, next_queue_no, created_at) VALUES (?, ?, 1, ?)",
                nextId(),
                name,
                clock.now()));
    }

    private long nextId() {
        String sql = database.dialect().nextValue("seans_import_source_ids");
        return database.find(sql, row -> row.getLong(1)).orElseThrow();
    }

    private boolean exists(String name) {
        return database.find("SELECT 1 AS found FROM seans_import_source WHERE name = ?", row -> true, name)
                .isPresent();
    }
}
