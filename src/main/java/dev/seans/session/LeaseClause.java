package dev.seans.session;

import java.util.List;

/**
 * The part of a statement that takes a lease: {@code x_owner} until {@code x_until} holds a row alone; {@code s_count}
 * readers of generation {@code s_epoch} hold it until {@code s_until}.
 *
 * @param taken what is set; begins with a comma if it is anything
 * @param free the condition that nobody is in the way; whoever waits on another node is, its argument is our node
 * @param alive the condition that the session has not expired; one that is read does not, and can be read by more
 * @param fence the column that tells this holding from older ones
 */
record LeaseClause(Access access, String taken, String free, String alive, String fence) {

    private static final String NOT_HELD_ALONE = "(x_until IS NULL OR x_until <= {now})";
    private static final String NOT_READ = "(s_count = 0 OR s_until <= {now})";
    private static final String NOT_RESERVED = "(next_node IS NULL OR next_node = ? OR next_until <= {now})";
    private static final String NOT_EXPIRED = "expires_at > {now}";
    private static final String UNUSED = NOT_HELD_ALONE + " AND " + NOT_READ + " AND " + NOT_RESERVED;

    /** Whoever reads ends the holding that has lapsed: its late save must not come in between. */
    private static final String ONE_MORE_READER =
            ", x_owner = NULL, x_until = NULL, next_node = NULL, next_until = NULL,"
                    + " s_epoch = CASE WHEN " + NOT_READ + " THEN s_epoch + 1 ELSE s_epoch END,"
                    + " s_count = CASE WHEN " + NOT_READ + " THEN 1 ELSE s_count + 1 END, s_until = {now+(?)}";

    private static final LeaseClause ALONE = new LeaseClause(
            Access.EXCLUSIVE,
            ", x_owner = ?, x_until = {now+(?)}, fence = fence + 1, s_count = 0, s_epoch = s_epoch + 1,"
                    + " next_node = NULL, next_until = NULL",
            UNUSED,
            NOT_EXPIRED,
            "fence");
    private static final LeaseClause READING = new LeaseClause(
            Access.SHARED,
            ONE_MORE_READER,
            NOT_HELD_ALONE + " AND " + NOT_RESERVED,
            "(" + NOT_EXPIRED + " OR NOT " + NOT_READ + ")",
            "s_epoch");

    static LeaseClause of(Access access) {
        return switch (access) {
            case EXCLUSIVE -> ALONE;
            case SHARED -> READING;
            case SNAPSHOT, NONE -> new LeaseClause(access, "", UNUSED, NOT_EXPIRED, "0 AS nothing");
        };
    }

    /** The arguments of {@link #taken}. */
    List<Object> arguments(String token, long millis) {
        return switch (access) {
            case EXCLUSIVE -> List.of(token, millis);
            case SHARED -> List.of(millis);
            case SNAPSHOT, NONE -> List.of();
        };
    }

    /** The condition that no request holds the session, whoever waits for it. */
    static String notHeld() {
        return NOT_HELD_ALONE + " AND " + NOT_READ;
    }

    /** Like {@link #free}, but without readers: for who takes a session from a client that may still be there. */
    static String unused() {
        return UNUSED;
    }
}
