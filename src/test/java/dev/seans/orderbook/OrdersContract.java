package dev.seans.orderbook;

import static dev.seans.orders.GivenOrders.begun;
import static dev.seans.orders.GivenOrders.line;
import static dev.seans.orders.GivenOrders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.orderbook.OrderConflictException.Reason;
import dev.seans.orderbook.OrderEvent.Kind;
import dev.seans.orders.InvalidOrderException;
import dev.seans.orders.Order;
import dev.seans.orders.OrderLine;
import dev.seans.orders.OrderTax;
import dev.seans.orders.OrderUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of orders that shops put, on whichever database. */
abstract class OrdersContract extends OrderBookFixture {

    private static final String SHOP = "bikes";

    @Override
    Map<String, String> settings() {
        return Map.of("seans.orders.prefix.bikes", "B-", "seans.orders.tax-rates", "20 none");
    }

    @Test
    void anOrderIsPendingUnderThePrefixOfItsShop() {
        Orders.Put put = book.put(SHOP, order("7"), Revision.LATEST);

        assertThat(put.created()).isTrue();
        assertThat(put.order().number()).isEqualTo("B-7");
        assertThat(put.order().shopNumber()).isEqualTo("7");
        assertThat(put.order().source()).isEqualTo("1c");
        assertThat(put.order().state()).isEqualTo(OrderState.PENDING);
        assertThat(put.order().order()).isEqualTo(order("7"));
    }

    @Test
    void theSameAgainChangesNothingAndAChangeIsTheNextVersion() {
        book.put(order("7"));
        book.put(order("7"));
        assertThat(book.find("7").version()).isEqualTo(1);
        assertThat(book.history("7")).containsExactly(Kind.PUT);

        book.put(order("7", "changed"));
        assertThat(book.find("7").version()).isEqualTo(2);
        assertThat(book.history("7")).containsExactly(Kind.PUT, Kind.PUT);
    }

    @Test
    void anOlderVersionOfTheShopIsRefusedAndTheNewestIsTold() {
        put("5", 3L, null);
        put("5", 4L, "changed");

        assertConflict(3L, null, "changed", Reason.OUTDATED);
        assertConflict(4L, null, "other", Reason.SAME_VERSION);
        assertThat(put("5", 4L, "changed").created()).isFalse();
        assertThat(book.find("5").version()).isEqualTo(2);
        assertThat(book.find("5").shopVersion()).isEqualTo(4);
    }

    @Test
    void aHigherVersionOfTheSameContentGivesOneCNothingToDo() {
        put("5", 3L, "same");
        put("5", 9L, "same");

        assertThat(book.find("5").version()).isEqualTo(1);
        assertThat(book.find("5").shopVersion()).isEqualTo(9);
        assertConflict(8L, null, "same", Reason.OUTDATED);
    }

    @Test
    void aLateRepeatOfAnOlderRequestDoesNotUndoANewerOne() {
        keyed("first", "one");
        keyed("second", "two");

        Orders.Put repeat = keyed("first", "one");

        assertThat(repeat.created()).isFalse();
        assertThat(repeat.order().order().comment()).isEqualTo("two");
        assertThat(repeat.order().version()).isEqualTo(2);
        assertConflict(null, "first", "three", Reason.SAME_KEY);
    }

    @Test
    void aShopMayReturnToAContentThatItHadBefore() {
        keyed("first", "one");
        keyed("second", "two");

        assertThat(keyed("third", "one").order().version()).isEqualTo(3);
        assertThat(book.find("5").order().comment()).isEqualTo("one");
    }

    @Test
    void oneNumberOfTwoShopsIsTwoOrdersIfTheirPrefixesDiffer() {
        book.put(SHOP, order("7"), Revision.LATEST);
        book.put(order("7"));

        assertThat(book.numbers(OrderState.PENDING)).containsExactly("B-7", "7");
        assertThatExceptionOfType(OrderConflictException.class)
                .isThrownBy(() -> book.put("boats", order("7"), Revision.LATEST))
                .satisfies(conflict -> {
                    assertThat(conflict.reason()).isEqualTo(Reason.NUMBER_TAKEN);
                    assertThat(conflict.newest()).isNull();
                });
        assertThat(book.numbers(OrderState.PENDING)).hasSize(2);
    }

    @Test
    void aNumberThatIsTooLongBehindItsPrefixIsRefused() {
        book.put(order("12345678901"));

        assertThatExceptionOfType(InvalidOrderException.class)
                .isThrownBy(() -> book.put(SHOP, order("1234567890"), Revision.LATEST))
                .withMessageStartingWith("/number: has with the prefix of seans.orders.prefix more than 11 characters");
    }

    @Test
    void aRateThatOneCDoesNotKnowIsRefusedWhereItStands() {
        OrderLine untaxed = new OrderLine(
                null,
                null,
                "Мяч",
                OrderUnit.PIECE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                new OrderTax("22", true),
                OrderLine.Kind.GOODS);
        Order order = begun("7").line(untaxed).build();

        assertThatExceptionOfType(InvalidOrderException.class)
                .isThrownBy(() -> book.put(order))
                .withMessage("/lines/1/tax/rate: is unknown to 1C, which would sell it untaxed: use one of [20, none],"
                        + " or add it to seans.orders.tax-rates if 1C has it");
    }

    @Test
    void anOrderIsThereIfAndOnlyIfTheTransactionOfItsShopCommits() {
        assertThatIllegalStateException()
                .isThrownBy(() -> book.inTransaction(() -> {
                    book.putWithin(order("7"));
                    throw new IllegalStateException("the shop's own row could not be written");
                }))
                .withMessageStartingWith("the shop's");

        assertThat(book.numbers(OrderState.PENDING)).isEmpty();
        assertThat(SimulatedOneC.read(book.query(OrderBook.newSession()))).isEmpty();
    }

    @Test
    void aCancelledOrderIsTheNextVersionOnce() {
        book.put(order("7"));

        assertThat(book.cancel("7").version()).isEqualTo(2);
        assertThat(book.cancel("7").version()).isEqualTo(2);
        assertThat(book.find("7").order().cancelled()).isNotNull();
        assertThat(book.history("7")).containsExactly(Kind.PUT, Kind.CANCELLED);
        assertThat(book.query(OrderBook.newSession()))
                .contains("<Наименование>Отменен</Наименование><Значение>true</Значение>");
    }

    @Test
    void aRepeatOfThePutBeforeACancelDoesNotUndoIt() {
        put("5", 3L, "one");
        book.cancel("5");

        put("5", 3L, "one");

        assertThat(book.find("5").order().cancelled()).isNotNull();
        assertThat(put("5", 4L, "one").order().order().cancelled()).isNull();
    }

    @Test
    void aChangeThatWasPutBeforeACancelAndComesLaterDoesNotUndoIt() {
        put("5", 3L, "one");
        book.cancel("5", 5);

        assertThatExceptionOfType(OrderConflictException.class)
                .isThrownBy(() -> put("5", 4L, "two"))
                .withMessage("version 5 was put before");
        assertThat(book.find("5").order().cancelled()).isNotNull();
        assertThatExceptionOfType(OrderConflictException.class)
                .isThrownBy(() -> book.cancel("5", 4))
                .withMessage("version 5 was put before");
        assertThat(put("5", 6L, "two").order().order().cancelled()).isNull();
    }

    @Test
    void whoWaitsTooLongForOneCIsLateAndWhoListensIsToldOfIt() {
        book.put(order("1"));
        assertThat(book.sourcesToFetch()).containsExactly(OrderBook.SOURCE);
        assertThat(book.figures().isLate()).isFalse();

        book.query(OrderBook.newSession());
        assertThat(book.sourcesToFetch()).as("1C has been given it just now").isEmpty();
        book.step(Duration.ofMinutes(6));
        assertThat(book.sourcesToFetch()).containsExactly(OrderBook.SOURCE);

        database.update("UPDATE seans_order SET pending_since = pending_since - INTERVAL '25' HOUR");
        assertThat(book.figures())
                .satisfies(figures -> assertThat(figures.isLate()).isTrue())
                .satisfies(figures -> assertThat(figures.oldest()).isGreaterThan(Duration.ofHours(24)));
    }

    @Test
    void anOrderOfSeveralLinesKeepsTheirOrder() {
        Order order = begun("7").line(line("Б", "3")).line(line("А", "2")).build();

        book.put(order);

        assertThat(book.find("7").order().lines()).extracting(OrderLine::name).containsExactly("Мяч", "Б", "А");
    }

    private Orders.Put put(String number, @Nullable Long version, @Nullable String comment) {
        return book.put(Orders.OWN_SHOP, commented(number, comment), new Revision(version, null));
    }

    private Orders.Put keyed(String key, String comment) {
        return book.put(Orders.OWN_SHOP, order("5", comment), new Revision(null, key));
    }

    private static Order commented(String number, @Nullable String comment) {
        return comment == null ? order(number) : order(number, comment);
    }

    private void assertConflict(@Nullable Long version, @Nullable String key, String comment, Reason reason) {
        assertThatExceptionOfType(OrderConflictException.class)
                .isThrownBy(() -> book.put(Orders.OWN_SHOP, order("5", comment), new Revision(version, key)))
                .satisfies(conflict -> {
                    assertThat(conflict.reason()).isEqualTo(reason);
                    assertThat(conflict.newest()).isEqualTo(book.find("5"));
                });
    }
}
