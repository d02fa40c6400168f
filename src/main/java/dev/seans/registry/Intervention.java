package dev.seans.registry;

/** What became of an operator's wish to cancel an import, or to try it again. */
public sealed interface Intervention {

    /**
     * It was done.
     *
     * @param key of the session, for the log
     * @param sourceId whose queue has changed
     */
    record Done(String key, long sourceId) implements Intervention {}

    /** It had been done before; nothing was changed. */
    record Repeated() implements Intervention {}

    /** There is no such import. */
    record Unknown() implements Intervention {}

    /**
     * The import is in a state in which it cannot be done.
     *
     * @param reason for the operator
     */
    record Refused(String reason) implements Intervention {}

    /**
     * The uploaded file is not on disk any more.
     *
     * @param file its name
     */
    record Gone(String file) implements Intervention {}
}
