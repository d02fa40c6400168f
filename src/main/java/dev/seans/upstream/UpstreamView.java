package dev.seans.upstream;

import java.time.Instant;
import java.util.List;

/**
 * An upstream and its sessions, as one statement has found them.
 *
 * @param slots by number
 * @param readAt when, by the clock of all nodes
 */
public record UpstreamView(UpstreamRow upstream, List<SlotRow> slots, Instant readAt) {

    public UpstreamView {
        slots = List.copyOf(slots);
    }

    /** Whether a keeper has something to do: its time has come, or a client was refused; unless one does it already. */
    public boolean isDue() {
        if (upstream.stopped() || upstream.isLeased(readAt)) {
            return false;
        }
        return !readAt.isBefore(upstream.dueAt()) || (hasMark() && !upstream.isBackingOff(readAt));
    }

    private boolean hasMark() {
        return slots.stream().anyMatch(slot -> slot.filled() && slot.marked());
    }
}
