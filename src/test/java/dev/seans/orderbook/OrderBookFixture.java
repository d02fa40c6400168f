package dev.seans.orderbook;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** An empty database, and a node with its orders. */
abstract class OrderBookFixture {

    Database database;
    OrderBook book;

    abstract TestDatabase kind();

    /** Beside the defaults. */
    Map<String, String> settings() {
        return Map.of();
    }

    @BeforeEach
    void aBook() throws IllegalAccessException {
        database = kind().emptied();
        book = new OrderBook(database, settings());
    }
}
