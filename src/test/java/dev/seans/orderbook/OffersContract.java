package dev.seans.orderbook;

import static dev.seans.orders.GivenOrders.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.identity.SessionKey;
import dev.seans.orderbook.OrderEvent.Kind;
import dev.seans.orderbook.OrderOffers.Offer;
import dev.seans.orderbook.SimulatedOneC.Fault;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What 1C is offered, and what its word confirms, on whichever database. */
abstract class OffersContract extends OrderBookFixture {

    @Override
    Map<String, String> settings() {
        return Map.of("seans.orders.limit", "500");
    }

    @Test
    void whatOneCHasConfirmedIsNotOfferedAgain() {
        book.put(order("1", "a"));
        SessionKey session = OrderBook.newSession();

        assertThat(SimulatedOneC.read(book.query(session))).containsExactlyEntriesOf(Map.of("1", "a"));
        assertThat(book.find("1").state()).isEqualTo(OrderState.OFFERED);
        assertThat(book.success(session)).isEqualTo(1);

        assertThat(book.find("1").state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(book.offered(OrderBook.newSession())).isEmpty();
        assertThat(book.history("1")).containsExactly(Kind.PUT, Kind.OFFERED, Kind.CONFIRMED);
    }

    @Test
    void aRepeatedSuccessAndOneWithoutAnOfferDoNothing() {
        book.put(order("1"));
        SessionKey session = OrderBook.newSession();
        assertThat(book.success(session)).isZero();
        book.query(session);

        assertThat(book.success(session)).isEqualTo(1);
        assertThat(book.success(session)).isZero();
        assertThat(book.history("1")).containsExactly(Kind.PUT, Kind.OFFERED, Kind.CONFIRMED);
    }

    @Test
    void anOrderThatChangesBetweenQueryAndSuccessIsOfferedAgain() {
        book.put(order("1", "a"));
        SessionKey session = OrderBook.newSession();
        book.query(session);

        book.put(order("1", "b"));
        book.success(session);

        assertThat(book.find("1").state()).isEqualTo(OrderState.PENDING);
        assertThat(SimulatedOneC.read(book.query(OrderBook.newSession()))).containsExactlyEntriesOf(Map.of("1", "b"));
    }

    @Test
    void aRepeatedQueryOfASessionGetsTheSameBytesWhateverHasChanged() {
        book.put(order("1", "a"));
        SessionKey session = OrderBook.newSession();
        String first = book.query(session);

        book.put(order("1", "b"));
        book.put(order("2"));

        assertThat(book.query(session)).isEqualTo(first);
        book.success(session);
        assertThat(book.offered(session)).containsExactly("1", "2");
    }

    @Test
    void whoRepeatsItsQueryInThePlaceOfSuccessConfirmsByItWhereThatIsSet() throws IllegalAccessException {
        book = new OrderBook(database, Map.of("seans.orders.repeat-confirms.1c", "on", "seans.orders.limit", "2"));
        book.putMany(3);
        SessionKey session = OrderBook.newSession();

        assertThat(SimulatedOneC.read(book.query(session))).containsOnlyKeys("A-1", "A-2");
        assertThat(SimulatedOneC.read(book.query(session))).containsOnlyKeys("A-3");
        assertThat(SimulatedOneC.read(book.query(session))).isEmpty();

        assertThat(book.numbers(OrderState.CONFIRMED)).containsExactly("A-1", "A-2", "A-3");
    }

    @Test
    void anAnswerThatWasNotWrittenToItsEndIsConfirmedByNoRepeat() throws IllegalAccessException {
        book = new OrderBook(database, Map.of("seans.orders.repeat-confirms.1c", "on"));
        book.putMany(1);
        SessionKey session = OrderBook.newSession();
        var unused = book.unsent(session, false);

        assertThat(SimulatedOneC.read(book.query(session))).containsOnlyKeys("A-1");
        assertThat(book.numbers(OrderState.CONFIRMED)).isEmpty();
    }

    @Test
    void whoReadsPageByPageGetsTheNextOneUntilABareRootAndConfirmsAllAtOnce() throws IllegalAccessException {
        book = new OrderBook(database, Map.of("seans.orders.limit", "2"));
        book.putMany(5);
        SessionKey session = OrderBook.newSession();

        assertThat(SimulatedOneC.read(book.query(session, true)).keySet()).containsExactly("A-1", "A-2");
        assertThat(SimulatedOneC.read(book.query(session, true)).keySet()).containsExactly("A-3", "A-4");
        assertThat(SimulatedOneC.read(book.query(session, true)).keySet()).containsExactly("A-5");
        assertThat(SimulatedOneC.read(book.query(session, true))).isEmpty();
        assertThat(book.success(session)).isEqualTo(5);
        assertThat(book.numbers(OrderState.CONFIRMED)).hasSize(5);
    }

    @Test
    void aPageThatWasNotWrittenToItsEndIsRepeatedAndConfirmsNothing() throws IllegalAccessException {
        book = new OrderBook(database, Map.of("seans.orders.limit", "2"));
        book.putMany(4);
        SessionKey session = OrderBook.newSession();

        Offer cut = book.unsent(session, true);
        assertThat(book.success(session)).isZero();
        Offer again = book.unsent(session, true);
        book.sent(again);

        assertThat(OrderBook.text(again)).isEqualTo(OrderBook.text(cut));
        assertThat(book.success(session)).isEqualTo(2);
        assertThat(book.numbers(OrderState.CONFIRMED)).containsExactly("A-1", "A-2");
    }

    @Test
    void aSecondSessionGetsTheSamePendingOrdersAndConfirmsItsOwnAlone() {
        book.put(order("1"));
        SessionKey first = OrderBook.newSession();
        SessionKey second = OrderBook.newSession();
        book.query(first);
        book.put(order("2"));

        assertThat(book.offered(second)).containsExactly("1", "2");
        assertThat(book.success(first)).isEqualTo(1);
        assertThat(book.numbers(OrderState.CONFIRMED)).containsExactly("1");
        book.success(second);
        assertThat(book.numbers(OrderState.CONFIRMED)).containsExactly("1", "2");
    }

    @Test
    void aLateSuccessStillConfirmsWhatItsSessionHasGot() {
        book.put(order("1"));
        SessionKey late = OrderBook.newSession();
        book.query(late);
        book.step(OrderBook.LATER);
        book.query(OrderBook.newSession());

        assertThat(book.success(late)).isEqualTo(1);
        assertThat(book.find("1").state()).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void dateAndCurrencyAreThoseOfTheSource() throws IllegalAccessException {
        book = new OrderBook(
                database,
                Map.of("seans.exchange.time-zone.1c", "Asia/Vladivostok", "seans.orders.currencies.1c", "RUB = руб."));
        book.put(order("1"));

        assertThat(book.query(OrderBook.newSession()))
                .contains("<Дата>2026-03-11</Дата>", "<Время>17:38:51</Время>", "<Валюта>руб.</Валюта>");
    }

    @Test
    void anAnswerHasNoMoreBytesThanItMay() throws IllegalAccessException {
        book = new OrderBook(database, Map.of("seans.orders.max-bytes", "6 KiB"));
        book.putMany(9);

        int first = book.offered(OrderBook.newSession()).size();

        assertThat(first).isBetween(2, 5);
        book = new OrderBook(database, Map.of("seans.orders.max-bytes", "1 B"));
        assertThat(book.offered(OrderBook.newSession())).as("one always fits").hasSize(1);
    }

    @Test
    void whoIsSlowAndBringsAnOlderVersionLastGetsTheNewestOnceMore() {
        SimulatedOneC oneC = new SimulatedOneC(Fault.KEEPS_NOTHING);
        book.put(order("1", "a"));
        SessionKey slow = OrderBook.newSession();
        String old = book.query(slow);
        book.put(order("1", "b"));
        SessionKey quick = OrderBook.newSession();
        oneC.load(book.query(quick));
        book.success(quick);

        oneC.load(old);
        book.success(slow);
        book.exchange(oneC);

        assertThat(oneC.versionsOf("1")).containsExactly("b", "a", "b");
        assertThat(book.find("1").state()).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void twoSessionsThatReadPageByPageAtOnceBothComeToAnEnd() throws IllegalAccessException {
        book = new OrderBook(database, Map.of("seans.orders.limit", "2"));
        book.putMany(4);
        SessionKey one = OrderBook.newSession();
        SessionKey other = OrderBook.newSession();

        for (int page = 0; page < 2; page++) {
            assertThat(SimulatedOneC.read(book.query(one, true))).hasSize(2);
            assertThat(SimulatedOneC.read(book.query(other, true))).hasSize(2);
        }

        assertThat(SimulatedOneC.read(book.query(one, true))).isEmpty();
        assertThat(SimulatedOneC.read(book.query(other, true))).isEmpty();
    }

    @Test
    void anAnswerThatWasNotWrittenToItsEndIsNoFailureOfItsOrders() {
        book.put(order("1"));
        for (int exchange = 0; exchange < 10; exchange++) {
            book.unsent(OrderBook.newSession(), false);
            book.step(OrderBook.LATER);
        }

        assertThat(book.find("1").tries()).isZero();
        assertThat(book.offered(OrderBook.newSession())).containsExactly("1");
    }

    /**
     * Changes, lost answers of either kind, sessions that cross, a client that repeats its query: whatever happens, in the end every
     * order is in 1C in its newest version.
     */
    @Test
    void whateverIsLostEveryOrderIsInOneCInTheEndInItsNewestVersion() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        SimulatedOneC oneC = new SimulatedOneC(Fault.KEEPS_THOSE_BEFORE);
        Set<String> put = new TreeSet<>(Set.of("N0"));
        book.put(order("N0"));
        for (int step = 0; step < 300; step++) {
            String number = "N" + random.nextInt(40);
            put.add(number);
            book.put(order(number, "v" + step));
            if (random.nextInt(3) == 0) {
                disturbedExchange(oneC, random);
            }
        }
        for (int exchange = 0; exchange < 200 && !settled(); exchange++) {
            book.exchange(oneC);
            // Whose answer was lost three times in a row, and alone: to us it looks like one that 1C cannot take.
            book.numbers(OrderState.QUARANTINED).forEach(book::release);
        }

        assertThat(book.numbers(OrderState.CONFIRMED)).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(put);
        assertThat(oneC.numbers()).as("seed %s", seed).isEqualTo(put);
        assertThat(put.stream()
                        .filter(number -> !last(oneC, number)
                                .equals(book.find(number).order().comment()))
                        .toList())
                .as("seed %s", seed)
                .isEmpty();
    }

    private boolean settled() {
        return book.numbers(OrderState.PENDING).isEmpty()
                && book.numbers(OrderState.OFFERED).isEmpty();
    }

    private static String last(SimulatedOneC oneC, String number) {
        var versions = oneC.versionsOf(number);
        return versions.get(versions.size() - 1);
    }

    private void disturbedExchange(SimulatedOneC oneC, Random random) {
        SessionKey session = OrderBook.newSession();
        switch (random.nextInt(6)) {
            case 0 -> book.unsent(session, false);
            case 1 -> book.query(session);
            case 2 -> oneC.load(book.query(session));
            case 3 -> {
                oneC.load(book.query(session));
                book.put(order("N0", "between " + random.nextInt()));
                book.success(session);
            }
            case 4 -> {
                SessionKey other = OrderBook.newSession();
                oneC.load(book.query(session));
                oneC.load(book.query(other));
                book.success(other);
                book.success(session);
            }
            default -> {
                book.query(session);
                oneC.load(book.query(session));
                book.success(session);
            }
        }
        if (random.nextBoolean()) {
            book.step(OrderBook.LATER);
        }
    }
}
