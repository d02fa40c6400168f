package dev.seans.session;

import dev.seans.database.Columns;
import dev.seans.database.LeaseDatabase;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;

/** Removes dead sessions, a hundred at once, on one node at a time. */
@OnePerApplication
class SessionSweep {

    private static final Logger LOG = System.getLogger(SessionSweep.class.getName());
    private static final int AT_ONCE = 100;

    private final Sessions sessions;
    private final LeaseDatabase database;

    @Inject
    public SessionSweep(Sessions sessions, LeaseDatabase database) {
        this.sessions = sessions;
        this.database = database;
    }

    /**
     * Removes dead sessions if no other node does it right now.
     *
     * @param rounds of a hundred; ends early when there are no more
     * @return how many were removed
     */
    int sweep(int rounds) {
        return take().map(until -> sweep(rounds, until)).orElse(0);
    }

    private int sweep(int rounds, Instant until) {
        int removed = 0;
        try {
            int last = AT_ONCE;
            for (int round = 0; round < rounds && last == AT_ONCE; round++) {
                last = sessions.removeExpired(AT_ONCE);
                removed += last;
            }
        } finally {
            giveBack(until);
        }
        if (removed > 0) {
            LOG.log(Level.INFO, "Removed {0} sessions whose idle time was over", Integer.toString(removed));
        }
        return removed;
    }

    /** A node that dies meanwhile keeps the others off for a minute: until when, unless another has its turn. */
    private Optional<Instant> take() {
        return database.change(
                "UPDATE seans_turn SET busy_until = {now+(60000)} WHERE name = 'session-sweep' AND busy_until <= {now}",
                "busy_until",
                row -> Columns.instant(row, "busy_until"));
    }

    /** A sweep that took longer may not end the turn of the node that has it by now. */
    private void giveBack(Instant until) {
        database.update(
                "UPDATE seans_turn SET busy_until = {now} WHERE name = 'session-sweep' AND busy_until = ?", until);
    }
}
