package dev.seans.client;

import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SessionPlace;
import dev.seans.upstream.SlotRow;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one statement has shown of an upstream, with its sessions.
 *
 * @param at when, by the clock of all nodes
 * @param slots by number
 */
record UpstreamCopy(UpstreamRow upstream, Instant at, List<Slot> slots) {

    UpstreamCopy {
        slots = List.copyOf(slots);
    }

    UpstreamName name() {
        return upstream.name();
    }

    Optional<Slot> slot(int number) {
        return slots.stream().filter(slot -> slot.row().number() == number).findFirst();
    }

    /** The version of a session, if it is stored or was the last one in its slot. */
    Optional<Slot> version(SessionPlace place) {
        return slot(place.slot()).filter(slot -> slot.row().version() == place.version());
    }

    /**
     * A row of a session, and the session.
     *
     * @param content empty if nothing is stored, or it cannot be read
     * @param unreadable why it cannot be read
     */
    record Slot(UpstreamName upstream, SlotRow row, Optional<SessionContent> content, Optional<String> unreadable) {

        /** The session, unless its time is over. */
        Optional<StoredSession> living(Instant now) {
            return content.filter(any -> !row.isOver(now)).map(known -> new StoredSession(row.place(upstream), known));
        }

        boolean isTakeable(Instant now) {
            return !row.marked() && living(now).isPresent();
        }
    }
}
