package dev.seans.upstream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one statement has shown of an upstream, with its sessions.
 *
 * @param at when, by the clock of all nodes
 * @param slots by number
 */
record UpstreamCopy(UpstreamRow upstream, Instant at, List<SlotCopy> slots) {

    UpstreamCopy {
        slots = List.copyOf(slots);
    }

    UpstreamName name() {
        return upstream.name();
    }

    Optional<SlotCopy> slot(int number) {
        return slots.stream().filter(slot -> slot.row().number() == number).findFirst();
    }

    /** The version of a session, if it is stored or was the last one in its slot. */
    Optional<SlotCopy> version(SessionPlace place) {
        return slot(place.slot()).filter(slot -> slot.row().version() == place.version());
    }
}
