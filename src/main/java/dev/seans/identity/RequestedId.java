package dev.seans.identity;

import java.util.List;

/** What a request says of its session. */
public sealed interface RequestedId {

    /** No source has an id; an empty one is none. */
    record None() implements RequestedId {}

    /**
     * The first source that has an id has one that we cannot have issued, or two different ones; of cookies see
     * {@link Several}.
     *
     * @param source the one that decided
     * @param truncated whether it is the beginning of one
     */
    record Malformed(IdSource source, boolean truncated) implements RequestedId {

        public Malformed(IdSource source) {
            this(source, false);
        }
    }

    /**
     * Different values in cookies of one name: the browser has old ones beside the last, of another path or domain, and
     * sends them in an order that tells nothing.
     *
     * @param ids those that have the form of an id, in the order in which they came; no more than {@link #MOST_IDS}
     * @param values how many there were
     */
    record Several(List<SessionId> ids, int values) implements RequestedId {

        /** So that a request cannot make the database look for as many sessions as it likes. */
        public static final int MOST_IDS = 3;

        public Several {
            ids = List.copyOf(ids);
        }
    }

    /**
     * An id of the right form; whether we issued it is another question.
     *
     * @param source the one that decided
     */
    record Present(SessionId id, IdSource source) implements RequestedId {}
}
