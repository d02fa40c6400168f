package dev.seans.changes;

import dev.seans.database.Database;
import dev.seans.database.LostRace;
import dev.seans.database.OutsideTransactions;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Numbers the transactions that change something of a source: the table seans_change_number.
 *
 * <ol>
 *   <li>Who is about to write takes the next number. That locks the row of the source until the end of the transaction, so nobody
 *       has a higher number before this one is committed, or rolled back and given anew.
 *   <li>Whatever it writes bears the number.
 *   <li>Who reads looks at the row first: whatever has this number or a lower one is committed by then, and to be seen.
 * </ol>
 */
@OnePerApplication
public class ChangeNumbers {

    /** Longer than a chunk takes with the sinks of a team; H2 would give up after 2 s. */
    private static final Duration LOCK_WAIT = Duration.ofSeconds(30);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Last NONE = new Last(0, "");

    private final Database database;
    private final OutsideTransactions outside;

    @Inject
    public ChangeNumbers(Database database, OutsideTransactions outside) {
        this.database = database;
        this.outside = outside;
    }

    /** The next number of a source, in the transaction of the caller. */
    public long next(long sourceId) {
        return database.waiting(LOCK_WAIT, () -> {
            if (raise(sourceId) == 0) {
                outside.run(() -> LostRace.conceded(() -> database.update(
                        "INSERT INTO seans_change_number (source_id, last_no, epoch) VALUES (?, 0, ?)",
                        sourceId,
                        HexFormat.of().toHexDigits(RANDOM.nextLong()))));
                raise(sourceId);
            }
            return last(sourceId).number();
        });
    }

    /** The last number that was committed. */
    Last last(long sourceId) {
        return database.find(
                        "SELECT last_no, epoch FROM seans_change_number WHERE source_id = ?",
                        row -> new Last(row.getLong("last_no"), row.getString("epoch")),
                        sourceId)
                .orElse(NONE);
    }

    private int raise(long sourceId) {
        return database.update("UPDATE seans_change_number SET last_no = last_no + 1 WHERE source_id = ?", sourceId);
    }

    /**
     * How far a source has come.
     *
     * @param number 0 if nothing of it was ever changed
     * @param epoch in which its numbers count: another source, or a database that was set back and told so, has another one
     */
    record Last(long number, String epoch) {}
}
