package dev.seans.upstream;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of a session, and the session.
 *
 * @param content empty if nothing is stored, or it cannot be read
 * @param unreadable why it cannot be read
 */
record SlotCopy(UpstreamName upstream, SlotRow row, Optional<SessionContent> content, Optional<String> unreadable) {

    /** The session, unless its time is over. */
    Optional<StoredSession> living(Instant now) {
        return content.filter(any -> !row.isOver(now)).map(known -> new StoredSession(row.place(upstream), known));
    }

    boolean isTakeable(Instant now) {
        return !row.marked() && living(now).isPresent();
    }
}
