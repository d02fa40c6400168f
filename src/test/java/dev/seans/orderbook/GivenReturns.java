package dev.seans.orderbook;

import dev.seans.database.Database;
import dev.seans.database.OutsideTransactions;
import dev.seans.settings.Settings;

/** What takes orders from 1C, for tests of this room and of those above. */
public final class GivenReturns {

    private GivenReturns() {}

    public static OrderReturns of(Database database, Settings settings) {
        return new OrderReturns(
                new OrderSources(database),
                new OrderRows(database),
                new ReturnedDocuments(database),
                new OrderHistory(database),
                new OutsideTransactions(),
                settings);
    }
}
