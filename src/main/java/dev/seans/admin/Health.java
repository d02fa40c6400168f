package dev.seans.admin;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.UploadFolders;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Whether this node can do its work. */
@OnePerApplication
public class Health {

    private final Database database;
    private final DatabaseClock clock;
    private final UploadFolders folders;

    @Inject
    public Health(Database database, DatabaseClock clock, UploadFolders folders) {
        this.database = database;
        this.clock = clock;
        this.folders = folders;
    }

    Report check() {
        List<String> reasons = new ArrayList<>();
        boolean durable = false;
        try {
            durable = database.with(connection -> database.dialect().isDurable(connection));
            clock.now();
        } catch (RuntimeException unreachable) {
            reasons.add("the database does not answer: " + unreachable.getMessage());
        }
        if (!Files.isWritable(folders.home())) {
            reasons.add("seans.home is not writable: " + folders.home());
        }
        return new Report(durable, reasons);
    }

    /**
     * What was found.
     *
     * @param durable whether the database keeps its rows when the server's process ends
     * @param reasons why the node is down; empty if it is up
     */
    record Report(boolean durable, List<String> reasons) {

        boolean isUp() {
            return reasons.isEmpty();
        }
    }
}
