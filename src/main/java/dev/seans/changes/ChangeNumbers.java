package dev.seans.changes;

import dev.seans.database.Database;
import dev.seans.database.LostRace;
import dev.seans.database.OutsideTransactions;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;

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

    private final Database database;
    private final OutsideTransactions outside;

    @Inject
    public ChangeNumbers(Database database, OutsideTransactions outside) {
        this.database = database;
        this.outside = outside;
    }

    /** The next number of a source, in the transaction of the caller. */
    public long next(long sourceId) {
        if (raise(sourceId) == 0) {
            outside.run(() -> LostRace.conceded(() ->
                    database.update("INSERT INTO seans_change_number (source_id, last_no) VALUES (?, 0)", sourceId)));
            raise(sourceId);
        }
        return last(sourceId);
    }

    /** The last number that was committed; 0 if nothing of the source was ever changed. */
    long last(long sourceId) {
        return database.find(
                        "SELECT last_no FROM seans_change_number WHERE source_id = ?",
                        row -> row.getLong("last_no"),
                        sourceId)
                .orElse(0L);
    }

    private int raise(long sourceId) {
        return database.update("UPDATE seans_change_number SET last_no = last_no + 1 WHERE source_id = ?", sourceId);
    }
}
