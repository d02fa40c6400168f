package dev.seans.keeper;

import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.SlotRow;
import dev.seans.upstream.SlotRows;
import jakarta.inject.Inject;

/**
 * Where each session serves one call at a time, the keeper takes it like a client does before it sends a request with it:
 * otherwise a client's call could meet it, and be told that the session is busy.
 */
@OnePerApplication
class SlotHolds {

    private final SlotRows rows;

    @Inject
    public SlotHolds(SlotRows rows) {
        this.rows = rows;
    }

    /** False if a call has it. */
    boolean take(Round round, SlotRow slot) {
        return !isNeeded(round, slot)
                || rows.hold(
                        slot.place(round.name()),
                        round.lease().token(),
                        round.lease().time());
    }

    void giveBack(Round round, SlotRow slot) {
        if (isNeeded(round, slot)) {
            rows.giveBack(round.name(), slot.number(), round.lease().token());
        }
    }

    private static boolean isNeeded(Round round, SlotRow slot) {
        return round.rules().oneCallAtATime() && slot.filled();
    }
}
