package dev.seans.identity;

/** What a request says of its session. */
public sealed interface RequestedId {

    /** No source has an id; an empty one is none. */
    record None() implements RequestedId {}

    /**
     * The first source that has an id has one that we cannot have issued, or two different ones.
     *
     * @param source the one that decided
     */
    record Malformed(IdSource source) implements RequestedId {}

    /**
     * An id of the right form; whether we issued it is another question.
     *
     * @param source the one that decided
     */
    record Present(SessionId id, IdSource source) implements RequestedId {}
}
