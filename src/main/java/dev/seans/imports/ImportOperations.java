package dev.seans.imports;

import dev.seans.database.LostRace;
import dev.seans.jobs.Jobs;
import dev.seans.registry.ImportInterventions;
import dev.seans.registry.ImportJob;
import dev.seans.registry.ImportQueue;
import dev.seans.registry.Intervention;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.LongFunction;

/** The door for operators: cancel an import, or try it again. Each intervention leaves one line in the log. */
@OnePerApplication
public class ImportOperations {

    private static final Logger LOG = System.getLogger(ImportOperations.class.getName());

    /** Each lost race means that somebody else has won one. */
    private static final int ATTEMPTS = 3;

    private final ImportInterventions interventions;
    private final ImportQueue queue;
    private final ImportJob job;
    private final Jobs jobs;
    private final ImportAnnouncer announcer;

    @Inject
    public ImportOperations(
            ImportInterventions interventions, ImportQueue queue, ImportJob job, Jobs jobs, ImportAnnouncer announcer) {
        this.interventions = interventions;
        this.queue = queue;
        this.job = job;
        this.jobs = jobs;
        this.announcer = announcer;
    }

    /**
     * Ends an active import as FAILED; the next one of its source goes on.
     *
     * @throws RuntimeException a lost race, if a chunk takes longer to be written than anybody should wait for
     */
    public Intervention cancel(long importId, String operator) {
        Intervention intervention = decide(importId, interventions::cancel);
        if (intervention instanceof Intervention.Done done) {
            queue.next(done.sourceId()).ifPresent(job::hurry);
            announcer.allEnds();
            audit(
                    done,
                    importId,
                    operator,
                    "cancelled",
                    "what is written stays, its runner can write no more, 1C is told so, and the next import of the"
                            + " source goes on");
        }
        return intervention;
    }

    /** Puts a failed import at the end of its source's queue, from where it goes on at its checkpoint. */
    public Intervention retry(long importId, String operator) {
        // A failure that nobody has told yet is gone from its row afterwards.
        announcer.allEnds();
        Intervention intervention = decide(importId, interventions::retry);
        if (intervention instanceof Intervention.Done done) {
            jobs.checkNow();
            audit(
                    done,
                    importId,
                    operator,
                    "started again",
                    "it waits at the end of its source's queue, and goes on from its checkpoint");
        }
        return intervention;
    }

    private static Intervention decide(long importId, LongFunction<Intervention> decision) {
        return LostRace.retried(ATTEMPTS, () -> decision.apply(importId));
    }

    private static void audit(Intervention.Done done, long importId, String operator, String what, String whatNext) {
        LOG.log(
                Level.INFO,
                "{0} import {1} was {2} by the operator {3}: {4}",
                done.key(),
                Long.toString(importId),
                what,
                operator,
                whatNext);
    }
}
