package dev.seans.orderbook;

import dev.seans.database.Database;
import dev.seans.database.OutsideTransactions;
import dev.seans.settings.Settings;

/** What takes orders from 1C, for tests of this room and of those above. */
public final class GivenReturns {

    private GivenReturns() {}

    /** What 1C has said of orders, as it is stored. */
    public static ReturnedDocuments documents(Database database) {
        return new ReturnedDocuments(database);
    }

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
