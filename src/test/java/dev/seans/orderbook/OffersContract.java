package dev.seans.orderbook;

import static dev.seans.orders.GivenOrders.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.identity.SessionKey;
import dev.seans.orderbook.OrderEvent.Kind;
import dev.seans.orderbook.OrderOffers.Offer;
import dev.seans.orderbook.SimulatedOneC.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What 1C is offered, and what its word confirms, on whichever database. */
abstract class OffersContract {

    private static final Duration LATER = Duration.ofMinutes(10);

    private Database database;
    private OrderBook book;

    abstract TestDatabase kind();

    @BeforeEach
    void aBook() throws IllegalAccessException {
        database = kind().emptied();
        book = new OrderBook(database, Map.of("seans.orders.limit", "500"));
    }

    @Test
    void whatOneCHasConfirmedIsNotOfferedAgain() {
        book.put(order("1", "a"));
        SessionKey session = OrderBook.newSession();

        assertThat(SimulatedOneC.read(book.query(session))).containsExactlyEntriesOf(Map.of("1", "a"));
        assertThat(book.find("1").state()).isEqualTo(OrderState.OFFERED);
        assertThat(book.success(session)).isEqualTo(1);

        assertThat(book.find("1").state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(offered(OrderBook.newSession())).isEmpty();
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
        assertThat(offered(session)).containsExactly("1", "2");
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

        assertThat(offered(second)).containsExactly("1", "2");
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
        book.step(LATER);
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

        int first = offered(OrderBook.newSession()).size();

        assertThat(first).isBetween(2, 5);
        book = new OrderBook(database, Map.of("seans.orders.max-bytes", "1 B"));
        assertThat(offered(OrderBook.newSession())).as("one always fits").hasSize(1);
    }

    @Test
    void whatIsNoOrderAnyMoreIsQuarantinedAndHoldsUpNobody() {
        book.putMany(3);
        database.update("UPDATE seans_order SET content = '{\"number\": \"A-2\"}' WHERE number = 'A-2'");

        assertThat(offered(OrderBook.newSession())).containsExactly("A-1", "A-3");
        assertThat(book.find("A-2").state()).isEqualTo(OrderState.QUARANTINED);
        assertThat(book.find("A-2").reason()).contains("/date: is missing");
    }

    /** Stock 1C keeps the documents before one that it cannot take: so all others are in it after two exchanges. */
    @Test
    void ofFiveHundredWithAPoisonOneAllOthersArriveWithinFiveExchanges() {
        book.putMany(500);
        SimulatedOneC oneC = new SimulatedOneC(Fault.KEEPS_THOSE_BEFORE, "A-250");

        for (int exchange = 0; exchange < 5; exchange++) {
            exchange(oneC);
        }

        assertThat(oneC.numbers()).hasSize(499).doesNotContain("A-250");
    }

    @ParameterizedTest
    @EnumSource
    void aPoisonOrderIsSingledOutQuarantinedAndHoldsUpNobody(Fault fault) {
        book.putMany(60);
        SimulatedOneC oneC = new SimulatedOneC(fault, "A-17");

        for (int exchange = 0;
                exchange < 40 && book.numbers(OrderState.QUARANTINED).isEmpty();
                exchange++) {
            book.put(order("fresh-" + exchange));
            exchange(oneC);
        }
        exchange(oneC);
        exchange(oneC);

        assertThat(book.numbers(OrderState.QUARANTINED)).containsExactly("A-17");
        assertThat(book.numbers(OrderState.PENDING)).isEmpty();
        assertThat(book.numbers(OrderState.OFFERED)).isEmpty();
        assertThat(oneC.numbers()).doesNotContain("A-17").contains("A-1", "A-16", "A-18", "A-60", "fresh-0");
        assertThat(oneC.numbers()).containsExactlyInAnyOrderElementsOf(book.numbers(OrderState.CONFIRMED));
        assertThat(book.history("A-17")).endsWith(Kind.UNCONFIRMED, Kind.QUARANTINED);
        assertThat(book.find("A-17").reason()).startsWith("1C was offered it alone and did not confirm it");
    }

    @Test
    void aQuarantinedOrderIsOfferedAgainWhenItIsReleasedOrChanged() {
        book.putMany(2);
        SimulatedOneC oneC = new SimulatedOneC(Fault.KEEPS_NOTHING, "A-1", "A-2");
        for (int exchange = 0; exchange < 24; exchange++) {
            book.put(order("fresh-" + exchange));
            exchange(oneC);
        }
        assertThat(book.numbers(OrderState.QUARANTINED)).containsExactly("A-1", "A-2");

        oneC.mend("A-1");
        oneC.mend("A-2");
        assertThat(book.release("A-1").state()).isEqualTo(OrderState.PENDING);
        book.put(order("A-2", "corrected"));
        exchange(oneC);

        assertThat(oneC.numbers()).contains("A-1", "A-2");
        assertThat(oneC.versionsOf("A-2")).containsExactly("corrected");
        assertThat(book.numbers(OrderState.QUARANTINED)).isEmpty();
        assertThat(book.history("A-1")).contains(Kind.RELEASED);
    }

    @Test
    void anOrderThatWasInCompanyWhenItFailedIsNotQuarantinedForIt() {
        for (String number : new String[] {"a", "b", "c", "good"}) {
            book.put(order(number));
        }
        SimulatedOneC oneC = new SimulatedOneC(Fault.KEEPS_NOTHING, "b");
        exchange(oneC);
        exchange(oneC);
        exchange(oneC);

        book.put(order("b", "corrected"));
        oneC.mend("b");
        for (int exchange = 0; exchange < 8; exchange++) {
            exchange(oneC);
        }

        assertThat(book.numbers(OrderState.CONFIRMED)).containsExactly("a", "b", "c", "good");
        assertThat(book.history("a")).doesNotContain(Kind.QUARANTINED);
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
        exchange(oneC);

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
    void aPoisonOrderTakesNoneWithItOfAClientThatReadsPageByPage() throws IllegalAccessException {
        book = new OrderBook(database, Map.of("seans.orders.limit", "5"));
        book.putMany(20);
        SimulatedOneC oneC = new SimulatedOneC(Fault.KEEPS_NOTHING, "A-7");

        for (int exchange = 0;
                exchange < 60 && book.numbers(OrderState.QUARANTINED).isEmpty();
                exchange++) {
            book.put(order("F" + exchange));
            pagedExchange(oneC);
        }
        for (int exchange = 0; exchange < 20; exchange++) {
            pagedExchange(oneC);
        }

        assertThat(book.numbers(OrderState.QUARANTINED)).containsExactly("A-7");
        assertThat(book.numbers(OrderState.PENDING)).isEmpty();
        assertThat(book.numbers(OrderState.OFFERED)).isEmpty();
    }

    private void pagedExchange(SimulatedOneC oneC) {
        SessionKey session = OrderBook.newSession();
        boolean goesOn = true;
        while (goesOn) {
            String page = book.query(session, true);
            if (SimulatedOneC.read(page).isEmpty()) {
                book.success(session);
                goesOn = false;
            } else {
                goesOn = oneC.load(page);
            }
        }
        book.step(LATER);
    }

    /** Its silence says nothing. */
    @Test
    void ofAOneCThatNeverConfirmsNothingIsQuarantined() {
        book.putMany(3);
        SimulatedOneC oneC = new SimulatedOneC(Fault.KEEPS_NOTHING);

        for (int exchange = 0; exchange < 20; exchange++) {
            oneC.load(book.query(OrderBook.newSession()));
            book.step(LATER);
        }

        assertThat(oneC.numbers()).containsExactly("A-1", "A-2", "A-3");
        assertThat(book.numbers(OrderState.QUARANTINED)).isEmpty();
    }

    /** A 1C that failed for a day, for a reason that is not in the orders, must not need as many exchanges as there are orders. */
    @Test
    void whatBecameSingleInALongFailureIsSoonTogetherAgain() throws IllegalAccessException {
        book = new OrderBook(database, Map.of("seans.orders.limit", "64"));
        book.putMany(64);
        for (int failed = 0; failed < 300; failed++) {
            book.query(OrderBook.newSession());
            book.step(LATER);
        }
        SimulatedOneC oneC = new SimulatedOneC(Fault.KEEPS_NOTHING);

        int exchanges = 0;
        while (oneC.numbers().size() < 64) {
            exchange(oneC);
            exchanges++;
        }

        assertThat(exchanges).isLessThan(12);
        assertThat(book.numbers(OrderState.QUARANTINED)).isEmpty();
    }

    /** It works once, and fails again: nothing is known of the orders yet. */
    @Test
    void whoFailsAgainAfterOneSuccessHasNothingQuarantined() throws IllegalAccessException {
        book = new OrderBook(database, Map.of("seans.orders.limit", "64"));
        book.putMany(16);
        for (int failed = 0; failed < 100; failed++) {
            book.query(OrderBook.newSession());
            book.step(LATER);
        }
        exchange(new SimulatedOneC(Fault.KEEPS_NOTHING));
        for (int failed = 0; failed < 10; failed++) {
            book.step(LATER);
            book.query(OrderBook.newSession());
        }

        assertThat(book.numbers(OrderState.QUARANTINED)).isEmpty();
    }

    @Test
    void aPoisonOrderAmongSinglesTakesNoneOfThemWithIt() throws IllegalAccessException {
        book = new OrderBook(database, Map.of("seans.orders.limit", "64"));
        book.putMany(64);
        for (int failed = 0; failed < 300; failed++) {
            book.query(OrderBook.newSession());
            book.step(LATER);
        }
        String poison = book.numbers(OrderState.OFFERED).get(40);
        SimulatedOneC oneC = new SimulatedOneC(Fault.KEEPS_NOTHING, poison);

        for (int exchange = 0; exchange < 80; exchange++) {
            book.put(order("fresh-" + exchange));
            exchange(oneC);
        }

        assertThat(oneC.numbers()).hasSizeGreaterThan(63 + 30).doesNotContain(poison);
        assertThat(book.numbers(OrderState.QUARANTINED)).containsExactly(poison);
    }

    @Test
    void anAnswerThatWasNotWrittenToItsEndIsNoFailureOfItsOrders() {
        book.put(order("1"));
        for (int exchange = 0; exchange < 10; exchange++) {
            book.unsent(OrderBook.newSession(), false);
            book.step(LATER);
        }

        assertThat(book.find("1").tries()).isZero();
        assertThat(offered(OrderBook.newSession())).containsExactly("1");
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
            exchange(oneC);
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
            book.step(LATER);
        }
    }

    private void exchange(SimulatedOneC oneC) {
        SessionKey session = OrderBook.newSession();
        if (oneC.load(book.query(session))) {
            book.success(session);
        }
        book.step(LATER);
    }

    private Set<String> offered(SessionKey session) {
        return SimulatedOneC.read(book.query(session)).keySet();
    }
}
