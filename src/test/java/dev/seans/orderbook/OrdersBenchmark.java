package dev.seans.orderbook;

import dev.seans.commerceml.CatalogReader;
import dev.seans.database.Database;
import dev.seans.database.PooledDatabase;
import dev.seans.database.TestDatabase;
import dev.seans.identity.SessionKey;
import dev.seans.orders.GivenOrders;
import dev.seans.orders.Order;
import dev.seans.records.CatalogRecord;
import dev.seans.records.OrderRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures orders on PostgreSQL: putting them, giving them to 1C, and taking what comes back; without HTTP. So many are stored
 * beside those that are measured that a plan which looks at all of them would be seen.
 */
public final class OrdersBenchmark {

    private static final int STORED = Integer.getInteger("bench.orders", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int THREADS = 2;
    private static final int PUTS = 4_000;
    private static final int PENDING = 100;
    private static final int QUERIES = 40;
    private static final int DOCUMENTS = 10_000;
    private static final int CHUNK = 2_000;
    private static final int LINES = 10;

    private final Database database;
    private final OrderBook book;

    private OrdersBenchmark(Database database) throws IllegalAccessException {
        this.database = database;
        book = new OrderBook(database, Map.of("seans.orders.limit", String.valueOf(PENDING)));
    }

    /** Runs all rounds and prints the median of each figure. */
    public static void run() throws Exception {
        try (PooledDatabase pool = new PooledDatabase(TestDatabase.POSTGRESQL.fresh(), 2 * THREADS)) {
            new OrdersBenchmark(pool.database()).measure();
        }
    }

    private void measure() throws Exception {
        List<Double> puts = new ArrayList<>();
        List<Double> queries = new ArrayList<>();
        List<Double> documents = new ArrayList<>();
        store();
        for (int round = 0; round <= ROUNDS; round++) {
            double put = PUTS / seconds(putMany(round));
            confirmAll();
            double query = query(round);
            confirmAll();
            double returned = DOCUMENTS / seconds(returned(round));
            if (round > 0) {
                puts.add(put);
                queries.add(query);
                documents.add(returned);
            }
        }
        System.out.printf("%d orders stored, %d rounds, medians%n", STORED, ROUNDS);
        System.out.printf("put: %.0f orders of %d lines a second, %d threads%n", median(puts), LINES, THREADS);
        System.out.printf("query: %d orders of %d lines in %.1f ms%n", PENDING, LINES, median(queries) * 1000);
        System.out.printf("import: %.0f documents a second%n", median(documents));
    }

    private void store() {
        book.put(GivenOrders.order("0"));
        database.update("INSERT INTO seans_order (source_id, shop, shop_number, number, version, content, content_hash,"
                + " confirmed_version, created_at, changed_at, confirmed_at) SELECT o.source_id, o.shop, 'S' || n, 'S' || n, 1,"
                + " o.content, o.content_hash, 1, now(), now(), now() FROM seans_order o, generate_series(1, " + STORED
                + ") n WHERE o.number = '0'");
        database.update("INSERT INTO seans_order_event (order_id, kind, version, at, content_hash)"
                + " SELECT id, 'PUT', 1, created_at, content_hash FROM seans_order WHERE number <> '0'");
        database.update("ANALYZE");
    }

    private Callable<?> putMany(int round) {
        List<Order> orders = new ArrayList<>();
        for (int number = 0; number < PUTS; number++) {
            orders.add(order("P" + round + "-" + number));
        }
        return () -> {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                running.add(threads.submit(() -> {
                    for (int number = first; number < orders.size(); number += THREADS) {
                        book.put(orders.get(number));
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            threads.shutdown();
            return true;
        };
    }

    /** Of one session after the other, none of which confirms: each gets the same orders. */
    private double query(int round) throws Exception {
        for (int number = 0; number < PENDING; number++) {
            book.put(order("Q" + round + "-" + number));
        }
        List<Double> times = new ArrayList<>();
        for (int query = 0; query < QUERIES; query++) {
            SessionKey session = OrderBook.newSession();
            times.add(seconds(() -> book.unsent(session, false)));
        }
        return median(times);
    }

    private Callable<?> returned(int round) {
        StringBuilder xml = new StringBuilder("<КоммерческаяИнформация>");
        for (int number = 1; number <= DOCUMENTS; number++) {
            xml.append("<Документ><Ид>")
                    .append(number)
                    .append("</Ид><Номер>S")
                    .append(number)
                    .append("</Номер><Сумма>");
            xml.append(1000 + round).append("</Сумма><ЗначенияРеквизитов><ЗначениеРеквизита><Наименование>Номер по 1С");
            xml.append("</Наименование><Значение>К-").append(number).append("</Значение></ЗначениеРеквизита>");
            xml.append("</ЗначенияРеквизитов><Товары>");
            for (int line = 0; line < LINES; line++) {
                xml.append("<Товар><Ид>p").append(line).append("</Ид><Наименование>Мяч</Наименование>");
                xml.append("<Количество>1</Количество><ЦенаЗаЕдиницу>100</ЦенаЗаЕдиницу><Сумма>100</Сумма></Товар>");
            }
            xml.append("</Товары></Документ>");
        }
        byte[] document = xml.append("</КоммерческаяИнформация>").toString().getBytes(StandardCharsets.UTF_8);
        return () -> {
            take(document);
            return true;
        };
    }

    private void take(byte[] document) throws Exception {
        try (CatalogReader reader = new CatalogReader(new ByteArrayInputStream(document))) {
            List<OrderRecord> chunk = new ArrayList<>();
            for (CatalogRecord found = reader.next(); found != null; found = reader.next()) {
                chunk.add((OrderRecord) found);
                if (chunk.size() == CHUNK) {
                    book.take(chunk.toArray(OrderRecord[]::new));
                    chunk.clear();
                }
            }
            book.take(chunk.toArray(OrderRecord[]::new));
        }
    }

    /** What is pending after a round would be offered in the next one. */
    private void confirmAll() {
        database.update(
                "UPDATE seans_order SET pending_since = NULL, confirmed_version = version WHERE pending_since IS NOT NULL");
        database.update("UPDATE seans_order_offer SET state = 'CONFIRMED', document = NULL WHERE state = 'OPEN'");
    }

    private static Order order(String number) {
        Order.Builder order = GivenOrders.begun(number);
        for (int line = 1; line < LINES; line++) {
            order.line(GivenOrders.line("Мяч " + line, "100.00"));
        }
        return order.build();
    }

    private static double seconds(Callable<?> work) throws Exception {
        long begin = System.nanoTime();
        var unused = work.call();
        return Duration.ofNanos(System.nanoTime() - begin).toNanos() / 1e9;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
