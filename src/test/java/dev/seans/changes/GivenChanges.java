package dev.seans.changes;

import dev.seans.database.Database;
import dev.seans.database.OutsideTransactions;

/** What numbers changes, for tests of the rooms above. */
public final class GivenChanges {

    private GivenChanges() {}

    public static ChangeNumbers of(Database database) {
        return new ChangeNumbers(database, new OutsideTransactions());
    }
}
