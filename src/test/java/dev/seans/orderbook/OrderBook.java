package dev.seans.orderbook;

import dev.seans.commerceml.OrderDocuments.Form;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.database.LostRace;
import dev.seans.database.OutsideTransactions;
import dev.seans.database.TestTransactions;
import dev.seans.fakes.Injected;
import dev.seans.identity.SessionKey;
import dev.seans.orderbook.OrderOffers.Offer;
import dev.seans.orderbook.OrderOffers.Query;
import dev.seans.orders.Cancellation;
import dev.seans.orders.GivenOrders;
import dev.seans.orders.Order;
import dev.seans.records.OrderRecord;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** A node with its orders, each call of which is a transaction, as the container makes it. */
final class OrderBook {

    static final String SOURCE = "1c";

    /** As long as an open offer counts. */
    static final Duration LATER = Duration.ofMinutes(10);

    private static final AtomicInteger SESSIONS = new AtomicInteger();
    private static final int ATTEMPTS = 10;

    private final TestTransactions transactions;
    private final Orders orders;
    private final OrderOffers offers;
    private final OrderHistory history;
    private final OrderReturns returns;
    private final ReturnedDocuments documents;
    private final OrderFigures figures;
    private final OrderRemoval removal;
    private final DatabaseClock clock;
    private volatile Duration ahead = Duration.ZERO;

    OrderBook(Database shared, Map<String, String> given) throws IllegalAccessException {
        transactions = new TestTransactions(shared);
        Database database = transactions.database();
        Settings settings = GivenSettings.with(given);
        OrderSources sources = new OrderSources(database);
        OrderRows rows = new OrderRows(database);
        history = new OrderHistory(database);
        orders = Injected.into(new Orders(), rows, history, sources, new OutsideTransactions(), settings);
        clock = new DatabaseClock(database) {
            @Override
            public Instant now() {
                return super.now().plus(ahead);
            }
        };
        offers = Injected.into(
                new OrderOffers(),
                sources,
                rows,
                new NextOrders(rows, sources, settings),
                new OfferRows(database),
                history,
                clock,
                settings);
        figures = new OrderFigures(database, clock, settings);
        removal = Injected.into(new OrderRemoval(), database);
        returns = GivenReturns.of(database, settings);
        documents = new ReturnedDocuments(database);
        sources.ensure(SOURCE);
    }

    static SessionKey newSession() {
        return new SessionKey(HexFormat.of()
                .withLowerCase()
                .toHexDigits(SESSIONS.incrementAndGet(), 16)
                .repeat(4));
    }

    /** So much later, every open offer is an old one. */
    void step(Duration by) {
        ahead = ahead.plus(by);
    }

    /** One exchange of a 1C, whole or as far as it gets; the next one comes {@link #LATER}. */
    void exchange(SimulatedOneC oneC) {
        SessionKey session = newSession();
        if (oneC.load(query(session))) {
            success(session);
        }
        step(LATER);
    }

    /** The numbers of what a query of this session is answered with. */
    Set<String> offered(SessionKey session) {
        return SimulatedOneC.read(query(session)).keySet();
    }

    OrderStatus put(Order order) {
        return inTransaction(() -> orders.put(order));
    }

    /** In the transaction of the caller. */
    void putWithin(Order order) {
        orders.put(order);
    }

    Orders.Put put(String shop, Order order, Revision revision) {
        return inTransaction(() -> orders.put(shop, order, revision));
    }

    void putMany(int count) {
        inTransaction(() -> {
            GivenOrders.many(count).forEach(orders::put);
            return true;
        });
    }

    OrderStatus cancel(String number) {
        return inTransaction(() -> orders.cancel(Orders.OWN_SHOP, number, new Cancellation(null), null))
                .orElseThrow();
    }

    OrderStatus cancel(String number, long version) {
        return inTransaction(() -> orders.cancel(Orders.OWN_SHOP, number, new Cancellation(null), version))
                .orElseThrow();
    }

    /** What is so old now. */
    int remove(Duration age) {
        Instant before = clock.now().minus(age);
        int removed = inTransaction(() -> removal.orders(before, 100));
        inTransaction(() -> removal.strays(before, 100));
        return removed;
    }

    OrderFigures.OfSource figures() {
        return figures.ofSources(1).get(0);
    }

    Set<String> sourcesToFetch() {
        return figures.sourcesToFetch();
    }

    List<ReturnedDocuments.Refused> refused(long importFile) {
        return documents.refused(importFile, 10);
    }

    StateInOneC stateInOneC(String number) {
        return StateInOneC.of(find(number), returned(number)).orElseThrow();
    }

    OrderStatus release(String number) {
        return inTransaction(() -> orders.release(SOURCE, number, "admin")).orElseThrow();
    }

    OrderStatus find(String number) {
        return orders.find(Orders.OWN_SHOP, number).orElseThrow();
    }

    List<String> numbers(OrderState state) {
        return orders.page(new OrderSearch(null, null, state, null, 100_000)).stream()
                .map(OrderStatus::number)
                .toList();
    }

    List<OrderEvent.Kind> history(String number) {
        return history.of(find(number)).stream().map(OrderEvent::kind).toList();
    }

    /** How many documents there were, how many unchanged, how many rejected. */
    List<Integer> take(OrderRecord... records) {
        OrderReturns.Taken taken = inTransaction(() -> returns.take(SOURCE, 1, 1, List.of(records)));
        return List.of(taken.documents(), taken.unchanged(), taken.rejected());
    }

    List<ReturnedDocuments.Document> returned(String number) {
        return documents.of(find(number));
    }

    /** A query whose answer is written to its end. */
    String query(SessionKey session) {
        return query(session, false);
    }

    String query(SessionKey session, boolean paged) {
        Offer offer = unsent(session, paged);
        sent(offer);
        return text(offer);
    }

    /** A query whose answer does not leave the server. */
    Offer unsent(SessionKey session, boolean paged) {
        Query query = new Query(SOURCE, session, Form.FLAT, StandardCharsets.UTF_8, paged);
        return LostRace.retried(ATTEMPTS, () -> inTransaction(() -> offers.offer(query)));
    }

    void sent(Offer offer) {
        if (offer.orders() > 0) {
            inTransaction(() -> {
                offers.sent(offer.number());
                return true;
            });
        }
    }

    static String text(Offer offer) {
        return new String(offer.document(), StandardCharsets.UTF_8);
    }

    int success(SessionKey session) {
        return LostRace.retried(ATTEMPTS, () -> inTransaction(() -> offers.confirm(SOURCE, session)));
    }

    <T> T inTransaction(Callable<T> work) {
        try {
            return transactions.run(work);
        } catch (RuntimeException asItIs) {
            throw asItIs;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
