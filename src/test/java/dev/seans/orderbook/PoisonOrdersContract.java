package dev.seans.orderbook;

import static dev.seans.orders.GivenOrders.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.identity.SessionKey;
import dev.seans.orderbook.OrderEvent.Kind;
import dev.seans.orderbook.SimulatedOneC.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders that 1C cannot take: found among the others, put aside, and in nobody's way; on whichever database. */
abstract class PoisonOrdersContract extends OrderBookFixture {

    @Override
    Map<String, String> settings() {
        return Map.of("seans.orders.limit", "500");
    }

    @Test
    void whatIsNoOrderAnyMoreIsQuarantinedAndHoldsUpNobody() {
        book.putMany(3);
        database.update("UPDATE seans_order SET content = '{\"number\": \"A-2\"}' WHERE number = 'A-2'");

        assertThat(book.offered(OrderBook.newSession())).containsExactly("A-1", "A-3");
        assertThat(book.find("A-2").state()).isEqualTo(OrderState.QUARANTINED);
        assertThat(book.find("A-2").reason()).contains("/date: is missing");
    }

    /** Stock 1C keeps the documents before one that it cannot take: so all others are in it after two exchanges. */
    @Test
    void ofFiveHundredWithAPoisonOneAllOthersArriveWithinFiveExchanges() {
        book.putMany(500);
        SimulatedOneC oneC = new SimulatedOneC(Fault.KEEPS_THOSE_BEFORE, "A-250");

        for (int exchange = 0; exchange < 5; exchange++) {
            book.exchange(oneC);
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
            book.exchange(oneC);
        }
        book.exchange(oneC);
        book.exchange(oneC);

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
            book.exchange(oneC);
        }
        assertThat(book.numbers(OrderState.QUARANTINED)).containsExactly("A-1", "A-2");

        oneC.mend("A-1");
        oneC.mend("A-2");
        assertThat(book.release("A-1").state()).isEqualTo(OrderState.PENDING);
        book.put(order("A-2", "corrected"));
        book.exchange(oneC);

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
        book.exchange(oneC);
        book.exchange(oneC);
        book.exchange(oneC);

        book.put(order("b", "corrected"));
        oneC.mend("b");
        for (int exchange = 0; exchange < 8; exchange++) {
            book.exchange(oneC);
        }

        assertThat(book.numbers(OrderState.CONFIRMED)).containsExactly("a", "b", "c", "good");
        assertThat(book.history("a")).doesNotContain(Kind.QUARANTINED);
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
        book.step(OrderBook.LATER);
    }

    /** Its silence says nothing. */
    @Test
    void ofAOneCThatNeverConfirmsNothingIsQuarantined() {
        book.putMany(3);
        SimulatedOneC oneC = new SimulatedOneC(Fault.KEEPS_NOTHING);

        for (int exchange = 0; exchange < 20; exchange++) {
            oneC.load(book.query(OrderBook.newSession()));
            book.step(OrderBook.LATER);
        }

        assertThat(oneC.numbers()).containsExactly("A-1", "A-2", "A-3");
        assertThat(book.numbers(OrderState.QUARANTINED)).isEmpty();
    }

    /** A 1C that failed for a day, for a reason that is not in the orders, must not need as many exchanges as there are orders. */
    @Test
    void whatBecameSingleInALongFailureIsSoonTogetherAgain() throws IllegalAccessException {
        book = new OrderBook(database, Map.of("seans.orders.limit", "64"));
        book.putMany(64);
        failExchanges(300);
        SimulatedOneC oneC = new SimulatedOneC(Fault.KEEPS_NOTHING);

        int exchanges = 0;
        while (oneC.numbers().size() < 64) {
            book.exchange(oneC);
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
        failExchanges(100);
        book.exchange(new SimulatedOneC(Fault.KEEPS_NOTHING));
        book.step(OrderBook.LATER);
        failExchanges(10);

        assertThat(book.numbers(OrderState.QUARANTINED)).isEmpty();
    }

    @Test
    void aPoisonOrderAmongSinglesTakesNoneOfThemWithIt() throws IllegalAccessException {
        book = new OrderBook(database, Map.of("seans.orders.limit", "64"));
        book.putMany(64);
        failExchanges(300);
        String poison = book.numbers(OrderState.OFFERED).get(40);
        SimulatedOneC oneC = new SimulatedOneC(Fault.KEEPS_NOTHING, poison);

        for (int exchange = 0; exchange < 80; exchange++) {
            book.put(order("fresh-" + exchange));
            book.exchange(oneC);
        }

        assertThat(oneC.numbers()).hasSizeGreaterThan(63 + 30).doesNotContain(poison);
        assertThat(book.numbers(OrderState.QUARANTINED)).containsExactly(poison);
    }

    /** 1C asks, and confirms nothing. */
    private void failExchanges(int count) {
        for (int failed = 0; failed < count; failed++) {
            book.query(OrderBook.newSession());
            book.step(OrderBook.LATER);
        }
    }
}
