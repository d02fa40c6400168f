package dev.seans.registry;

import dev.seans.database.DatabaseClock;
import dev.seans.jobs.RecurringJob;
import dev.seans.registry.ImportRemoval.EndedImport;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Forgets imports that ended longer ago than {@code seans.import.keep}, in pieces that nobody notices. */
@OnePerApplication
class ImportCleanup implements RecurringJob {

    private static final Logger LOG = System.getLogger(ImportCleanup.class.getName());
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    /** An import may have a hundred rejected records for each of its files. */
    private static final int PIECE = 50;

    private static final int MOST_PIECES = 100;

    private final ImportRemoval removal;
    private final DatabaseClock clock;
    private final Settings settings;

    @Inject
    public ImportCleanup(ImportRemoval removal, DatabaseClock clock, Settings settings) {
        this.removal = removal;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "import-cleanup";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run(BooleanSupplier stopping) {
        Instant before = clock.now().minus(settings.duration(Setting.IMPORT_KEEP));
        int removed = 0;
        int kept = 0;
        boolean more = true;
        for (int piece = 0; more && piece < MOST_PIECES && !stopping.getAsBoolean(); piece++) {
            List<EndedImport> some = removal.ended(before, kept, PIECE);
            int gone = remove(some, before);
            removed += gone;
            kept += some.size() - gone;
            more = some.size() == PIECE;
        }
        if (removed > 0) {
            LOG.log(
                    Level.INFO,
                    "Removed {0} imports that ended more than {1} ago, with their rejected records; what they have"
                            + " written stays; the next look is in {2}",
                    Integer.toString(removed),
                    settings.effective(Setting.IMPORT_KEEP).text(),
                    INTERVAL);
        }
    }

    private int remove(List<EndedImport> some, Instant before) {
        Map<Long, List<Long>> bySource = some.stream()
                .collect(Collectors.groupingBy(
                        EndedImport::sourceId, Collectors.mapping(EndedImport::id, Collectors.toList())));
        return bySource.entrySet().stream()
                .mapToInt(source -> removal.remove(source.getKey(), source.getValue(), before))
                .sum();
    }
}
