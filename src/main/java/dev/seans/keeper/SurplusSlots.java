package dev.seans.keeper;

import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SlotRow;
import dev.seans.upstream.SlotRows;
import dev.seans.upstream.UnreadableSessionException;
import jakarta.inject.Inject;
import java.util.Optional;

/** Sessions that are there because more were wanted in former times. */
@OnePerApplication
class SurplusSlots {

    private final SlotRows rows;
    private final SessionVault vault;
    private final SlotHolds holds;
    private final SessionEnding ending;

    @Inject
    public SurplusSlots(SlotRows rows, SessionVault vault, SlotHolds holds, SessionEnding ending) {
        this.rows = rows;
        this.vault = vault;
        this.holds = holds;
        this.ending = ending;
    }

    boolean isOne(Round round, SlotRow slot) {
        return slot.number() > round.rules().sessions();
    }

    /** Finishes it and removes its row, unless a call has it. What cannot be read is removed all the same. */
    void finish(Round round, SlotRow slot) throws LostLeaseException {
        if (!holds.take(round, slot)) {
            return;
        }
        boolean removed = false;
        try {
            round.lease().renew();
            Optional<SessionContent> session = readable(round, slot);
            removed = rows.remove(round.name(), slot.number(), slot.version());
            if (removed) {
                session.ifPresent(old -> ending.finish(round.kept(), old));
                round.log().finished(slot.number(), "the settings want fewer sessions");
            }
        } finally {
            if (!removed) {
                holds.giveBack(round, slot);
            }
        }
    }

    private Optional<SessionContent> readable(Round round, SlotRow slot) {
        try {
            return vault.open(round.name(), slot);
        } catch (UnreadableSessionException unreadable) {
            return Optional.empty();
        }
    }
}
