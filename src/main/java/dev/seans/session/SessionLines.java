package dev.seans.session;

import dev.seans.identity.SessionKey;
import dev.seans.session.ClaimOutcome.WaitLimit;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The lines of those sessions that requests of this node hold or wait for. */
@OnePerApplication
class SessionLines {

    private final Map<SessionKey, SessionLine> lines = new ConcurrentHashMap<>();
    private final WaitingRoom room;

    @Inject
    public SessionLines(WaitingRoom room) {
        this.room = room;
    }

    /**
     * A place at the end of the session's line; must be left, once.
     *
     * @param waitNanos how long the request waits in it
     */
    Place join(SessionKey key, Access access, long waitNanos) {
        Optional<LineTicket> ticket = Optional.empty();
        while (ticket.isEmpty()) {
            SessionLine line = lines.computeIfAbsent(key, unknown -> new SessionLine(room));
            ticket = line.join(key, access, waitNanos);
            if (ticket.isEmpty()) {
                lines.remove(key, line);
            }
        }
        return new Place(lines, ticket.get());
    }

    /** The same, for a request that waits as long as {@code seans.session.wait} says. */
    Place join(SessionKey key, Access access) {
        return join(key, access, room.waitNanos());
    }

    /** How many requests of this node wait for the session. */
    int waiting(SessionKey key) {
        SessionLine line = lines.get(key);
        return line == null ? 0 : line.waiting();
    }

    /** How many sessions have a line. */
    int size() {
        return lines.size();
    }

    /** A request's place in the line. */
    static final class Place {

        private final Map<SessionKey, SessionLine> lines;
        private final LineTicket ticket;
        private final SessionLine line;

        private Place(Map<SessionKey, SessionLine> lines, LineTicket ticket) {
            this.lines = lines;
            this.ticket = ticket;
            this.line = ticket.line();
        }

        /** Whether it may ask without having to wait. */
        boolean isItsTurn() {
            return line.isTurnOf(ticket);
        }

        Optional<WaitLimit> awaitTurn() {
            return line.awaitTurn(ticket);
        }

        void granted() {
            line.granted(ticket);
        }

        void heldElsewhere() {
            line.heldElsewhere(ticket);
        }

        /** The session has one more key: whoever comes with it shall stand in this line. */
        void alsoFor(SessionKey key) {
            line.keys().add(key);
            lines.put(key, line);
        }

        void lapse() {
            line.lapse(ticket);
        }

        void leave() {
            if (line.leave(ticket)) {
                line.keys().forEach(key -> lines.remove(key, line));
            }
        }
    }
}
