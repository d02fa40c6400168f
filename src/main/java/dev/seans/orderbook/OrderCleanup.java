package dev.seans.orderbook;

import dev.seans.database.DatabaseClock;
import dev.seans.jobs.RecurringJob;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Forgets orders that are older than {@code seans.orders.keep}, in pieces that nobody notices. */
@OnePerApplication
class OrderCleanup implements RecurringJob {

    private static final Logger LOG = System.getLogger(OrderCleanup.class.getName());
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final int PIECE = 500;
    private static final int MOST_PIECES = 200;

    private final OrderRemoval removal;
    private final DatabaseClock clock;
    private final Settings settings;

    @Inject
    OrderCleanup(OrderRemoval removal, DatabaseClock clock, Settings settings) {
        this.removal = removal;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "order-cleanup";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run(BooleanSupplier stopping) {
        Instant before = clock.now().minus(settings.duration(Setting.ORDERS_KEEP));
        int removed = inPieces(stopping, () -> removal.orders(before, PIECE));
        inPieces(stopping, () -> removal.strays(before, PIECE));
        if (removed > 0) {
            LOG.log(
                    Level.INFO,
                    "Removed {0} orders that have not changed for {1}, with their history; a shop that puts one again gives it"
                            + " to 1C again; the next look is in {2}",
                    Integer.toString(removed),
                    settings.effective(Setting.ORDERS_KEEP).text(),
                    INTERVAL);
        }
    }

    private static int inPieces(BooleanSupplier stopping, IntSupplier piece) {
        int removed = 0;
        boolean more = true;
        for (int pieces = 0; more && pieces < MOST_PIECES && !stopping.getAsBoolean(); pieces++) {
            int some = piece.getAsInt();
            removed += some;
            more = some >= PIECE;
        }
        return removed;
    }
}
