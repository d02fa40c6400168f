package dev.seans.registry;

import dev.seans.database.DatabaseClock;
import dev.seans.database.LostRace;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;

/** The door to {@link Deactivation}: ask as often as you like. Leaves a line in the log for whatever it decides. */
@OnePerApplication
public class Deactivations {

    private static final Logger LOG = System.getLogger(Deactivations.class.getName());

    /** Each lost race means that somebody else has the source for a short while. */
    private static final int ATTEMPTS = 3;

    private final Deactivation deactivation;
    private final ImportRegistry registry;
    private final ImportStatuses statuses;
    private final ImportSources sources;
    private final DatabaseClock clock;
    private final Settings settings;

    @Inject
    public Deactivations(
            Deactivation deactivation,
            ImportRegistry registry,
            ImportStatuses statuses,
            ImportSources sources,
            DatabaseClock clock,
            Settings settings) {
        this.deactivation = deactivation;
        this.registry = registry;
        this.statuses = statuses;
        this.sources = sources;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Hides what an export does not hold any more, or tells why not. What is stuck in the source is failed first:
     * otherwise 1C, which repeats without end, would wait for it for ever.
     *
     * @throws RuntimeException if the source cannot be locked, or the database fails
     */
    public DeactivationOutcome request(DeactivationRequest request) {
        // checkauth has made the row, unless the operator has renamed the source since.
        sources.ensure(request.source());
        Instant threshold = clock.now().minus(settings.duration(Setting.IMPORT_STUCK_AFTER));
        if (statuses.anyQuietSince(request.source(), threshold)) {
            registry.failStuck(request.source());
        }
        DeactivationOutcome outcome = LostRace.retried(ATTEMPTS, () -> deactivation.decide(request));
        log(request, outcome);
        return outcome;
    }

    private static void log(DeactivationRequest request, DeactivationOutcome outcome) {
        if (outcome instanceof DeactivationOutcome.Done done) {
            LOG.log(
                    Level.INFO,
                    "{0} deactivate in source {1}: {2} products and {3} offers that no import has seen since {4} are"
                            + " hidden; each shows again as soon as 1C sends it",
                    request.key(),
                    request.source(),
                    Long.toString(done.products()),
                    Long.toString(done.offers()),
                    request.since());
        } else if (!(outcome instanceof DeactivationOutcome.Waits)) {
            LOG.log(
                    Level.WARNING,
                    "{0} deactivate in source {1} is refused, nothing is hidden and 1C is told so: {2}",
                    request.key(),
                    request.source(),
                    reason(request, outcome));
        }
    }

    private static String reason(DeactivationRequest request, DeactivationOutcome refused) {
        if (refused instanceof DeactivationOutcome.ImportFailed failed) {
            return "import %d has failed since %s, with file \"%s\"; the export must come again as a whole"
                    .formatted(failed.importId(), request.since(), failed.fileName());
        }
        if (refused instanceof DeactivationOutcome.TooMany many) {
            return "of %d active %s of catalogue \"%s\" no import has seen %d since %s, more than %s = %d %%"
                    .formatted(
                            many.goods().active(),
                            many.goods().areProducts() ? "products" : "offers",
                            many.goods().catalog().catalogId(),
                            many.goods().unseen(),
                            request.since(),
                            Setting.CATALOG_DEACTIVATE_LIMIT.key(),
                            many.limitPercent());
        }
        return "the timestamp %s %s"
                .formatted(
                        request.since(),
                        refused instanceof DeactivationOutcome.TooLongAgo
                                ? "is older than " + Setting.IMPORT_KEEP.key()
                                : "is in the future");
    }
}
