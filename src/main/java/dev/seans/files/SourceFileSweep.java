package dev.seans.files;

import dev.seans.jobs.RecurringJob;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Removes files that no product has any more. Each look goes through a part of each source's files, and the next one goes
 * on behind it.
 */
@OnePerApplication
class SourceFileSweep implements RecurringJob {

    private static final Logger LOG = System.getLogger(SourceFileSweep.class.getName());
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final int PAGES_OF_A_SOURCE = 5;

    private final SourceFileRows rows;
    private final FileLook look;
    private final Map<Long, Long> positions = new ConcurrentHashMap<>();

    @Inject
    SourceFileSweep(SourceFileRows rows, FileLook look) {
        this.rows = rows;
        this.look = look;
    }

    @Override
    public String name() {
        return "file-sweep";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run(BooleanSupplier stopping) {
        rows.owners().forEach(this::sweep);
    }

    private void sweep(FileOwner owner) {
        int removed = 0;
        for (int page = 0; page < PAGES_OF_A_SOURCE; page++) {
            long from = positions.getOrDefault(owner.sourceId(), 0L);
            FileLook.Swept swept = look.look(owner, from);
            positions.put(owner.sourceId(), swept.next());
            removed += swept.removed();
            if (swept.next() == 0) {
                break;
            }
        }
        if (removed > 0) {
            LOG.log(
                    Level.INFO,
                    "Removed {0} files of source {1} that no product has any more; the next look is in {2}",
                    Integer.toString(removed),
                    owner.source(),
                    INTERVAL);
        }
    }
}
