package dev.seans.keeper;

import dev.seans.upstream.SlotRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a session needs next, and when:
 *
 * <ol>
 *   <li>None is there, or its time is over: a login, as soon as logins are allowed.
 *   <li>Its refresh is due: a login, likewise; while a call has the session, a second later.
 *   <li>A client was refused with it: a check, after the back-off. It may be lost, or that client may just not be allowed
 *       to do what it tried, and then a login would change nothing.
 *   <li>Its check is due: a check; one that is used, or was within the interval, needs none.
 * </ol>
 *
 * @param at not after the present: now
 */
record SlotDecision(Action action, Instant at) {

    /** How soon a session that a call has is looked at again, to replace it. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** What to do. */
    enum Action {
        CHECK,
        LOG_IN
    }

    /**
     * Decides.
     *
     * @param pause what holds the upstream back
     * @param idle after which the upstream ends a session
     */
    static SlotDecision of(SlotRow slot, LoginPause pause, Optional<Duration> idle, Instant now) {
        Instant loginFrom = pause.loginsFrom(now);
        if (!slot.filled() || slot.isOver(now)) {
            return new SlotDecision(Action.LOG_IN, loginFrom);
        }
        SlotDecision check = new SlotDecision(Action.CHECK, checkAt(slot, pause, idle, now));
        Instant refreshAt = slot.refreshAt().orElse(Instant.MAX);
        if (slot.held()) {
            refreshAt = later(refreshAt, now.plus(PAUSE));
        }
        SlotDecision login = new SlotDecision(Action.LOG_IN, later(refreshAt, loginFrom));
        return login.isDue(now) || login.at.isBefore(check.at) ? login : check;
    }

    boolean isDue(Instant now) {
        return !at.isAfter(now);
    }

    private static Instant checkAt(SlotRow slot, LoginPause pause, Optional<Duration> idle, Instant now) {
        if (slot.marked()) {
            return pause.marksFrom(now);
        }
        Duration interval = RefreshPlan.of(slot, idle).interval();
        Instant planned = slot.checkAt().orElse(now);
        Instant afterUse =
                slot.usedAt().map(used -> later(planned, used.plus(interval))).orElse(planned);
        return slot.held() ? later(afterUse, now.plus(interval)) : afterUse;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
