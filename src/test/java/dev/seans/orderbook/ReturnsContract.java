package dev.seans.orderbook;

import static dev.seans.orders.GivenOrders.begun;
import static dev.seans.orders.GivenOrders.line;
import static dev.seans.orders.GivenOrders.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.identity.SessionKey;
import dev.seans.orderbook.OrderEvent.Kind;
import dev.seans.records.OrderRecord;
import dev.seans.records.OrderRecord.Operation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of orders that 1C sends back, on whichever database. */
abstract class ReturnsContract extends OrderBookFixture {

    private static final String GUID = "1f0a1dd2-1e20-11f1-9c55-00155d010205";

    @Test
    void whatOneCSaysIsKeptBesideWhatTheShopHasPutAndNothingGoesBack() {
        confirmed("7");

        assertThat(book.take(returned("7", "К-1", "100"))).containsExactly(1, 0, 0);

        OrderStatus order = book.find("7");
        assertThat(order.numberOf1C()).isEqualTo("К-1");
        assertThat(order.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(order.version()).isEqualTo(1);
        assertThat(order.order()).isEqualTo(order("7"));
        assertThat(book.returned("7"))
                .singleElement()
                .satisfies(document -> assertThat(document.content())
                        .isEqualTo("{\"id\":\"" + GUID
                                + "\",\"number\":\"7\",\"numberOf1C\":\"К-1\",\"sum\":100,\"posted\":true}"));
        assertThat(book.history("7")).endsWith(Kind.CONFIRMED, Kind.SEEN);
        assertThat(SimulatedOneC.read(book.query(OrderBook.newSession()))).isEmpty();
    }

    @Test
    void theSameAgainChangesNothingUnderWhateverName() {
        confirmed("7");
        book.take(returned("7", "К-1", "100"));

        assertThat(book.take(returned("7", "К-1", "100"))).containsExactly(1, 1, 0);
        assertThat(book.take(returned("7", "К-1", "90"))).containsExactly(1, 0, 0);

        assertThat(book.history("7")).endsWith(Kind.CONFIRMED, Kind.SEEN, Kind.SEEN);
        assertThat(book.returned("7").get(0).content()).contains("\"sum\":90");
    }

    @Test
    void anOrderIsFoundAgainByTheIdAndTheNumberOfOneC() {
        confirmed("7");
        book.take(returned("7", "К-1", "100"));

        assertThat(book.take(new ReturnedDocumentBuilder(Operation.ORDER)
                        .id(GUID)
                        .sum("80")
                        .build()))
                .containsExactly(1, 0, 0);
        assertThat(book.take(new ReturnedDocumentBuilder(Operation.ORDER)
                        .numberInOneC("К-1")
                        .sum("70")
                        .build()))
                .containsExactly(1, 0, 0);
    }

    @Test
    void aPaymentMayNameItsOrderByTheIdThatOneCGivesItInTheSameFile() {
        confirmed("7");
        OrderRecord payment = new ReturnedDocumentBuilder(Operation.PAYMENT)
                .base(GUID)
                .numberInOneC("П-1")
                .build();

        assertThat(book.take(returned("7", "К-1", "100"), payment)).containsExactly(2, 0, 0);
        assertThat(book.returned("7")).hasSize(2);
    }

    /** 1C numbers its documents anew each year. */
    @Test
    void anOrderWithANumberOfItsOwnIsNotTakenForTheOneThatHadItsNumberInOneC() {
        confirmed("7");
        book.take(returned("7", "К-1", "100"));

        assertThat(book.take(new ReturnedDocumentBuilder(Operation.ORDER)
                        .number("К-1")
                        .numberInOneC("К-1")
                        .sum("1")
                        .build()))
                .containsExactly(1, 0, 1);
        assertThat(book.returned("7").get(0).content()).contains("\"sum\":100");
    }

    @Test
    void anUnknownOrderIsNotedAndMadeNoneOfUntilItsShopPutsIt() {
        book.put(order("1"));

        assertThat(book.take(returned("8", "К-8", "100"))).containsExactly(1, 0, 1);
        assertThat(book.numbers(OrderState.PENDING)).containsExactly("1");
        assertThat(database.query("SELECT refusal FROM seans_order_document", row -> row.getString(1)))
                .containsExactly("UNKNOWN_ORDER");

        book.put(order("8"));
        assertThat(book.take(returned("8", "К-8", "100"))).containsExactly(1, 0, 0);
        assertThat(book.find("8").numberOf1C()).isEqualTo("К-8");
    }

    @Test
    void paymentsAndShipmentsAreRowsOfTheirOwn() {
        confirmed("7");
        OrderRecord payment = new ReturnedDocumentBuilder(Operation.PAYMENT)
                .id("9051")
                .base("7")
                .numberInOneC("П-1")
                .sum("100")
                .settled(true)
                .build();
        OrderRecord shipment = new ReturnedDocumentBuilder(Operation.SHIPMENT)
                .base("7")
                .numberInOneC("О-1")
                .settled(true)
                .build();
        OrderRecord planned = new ReturnedDocumentBuilder(Operation.SHIPMENT)
                .base("7")
                .numberInOneC("О-2")
                .settled(false)
                .build();

        assertThat(book.take(returned("7", "К-1", "100"), payment, shipment)).containsExactly(3, 0, 0);
        assertThat(book.take(payment, shipment, planned)).containsExactly(3, 2, 0);

        assertThat(book.returned("7"))
                .extracting(ReturnedDocuments.Document::operation)
                .containsExactly(Operation.ORDER, Operation.PAYMENT, Operation.SHIPMENT, Operation.SHIPMENT);
        assertThat(book.history("7"))
                .as("what has not left yet is only seen")
                .endsWith(Kind.SEEN, Kind.PAID, Kind.SHIPPED, Kind.SEEN);
    }

    @Test
    void howOneCHasGoneOnIsDerivedBecauseStockOnesSendNoStatus() {
        confirmed("7");
        BigDecimal sum = book.find("7").order().sum();
        book.take(returned("7", "К-1", sum.toPlainString()));
        assertThat(book.stateInOneC("7")).isEqualTo(new StateInOneC(Kind.SEEN, false));

        book.take(new ReturnedDocumentBuilder(Operation.PAYMENT)
                .base("7")
                .numberInOneC("П-1")
                .settled(true)
                .build());
        assertThat(book.stateInOneC("7").told()).isEqualTo(Kind.PAID);
        book.take(new ReturnedDocumentBuilder(Operation.SHIPMENT)
                .base("7")
                .numberInOneC("О-1")
                .settled(true)
                .build());
        assertThat(book.stateInOneC("7").told()).isEqualTo(Kind.SHIPPED);

        book.take(returned("7", "К-1", "1"));
        assertThat(book.stateInOneC("7"))
                .as("a line was cancelled there")
                .isEqualTo(new StateInOneC(Kind.SHIPPED, true));
        book.take(new ReturnedDocumentBuilder(Operation.ORDER)
                .number("7")
                .sum("0")
                .line("100")
                .build());
        assertThat(book.stateInOneC("7")).isEqualTo(new StateInOneC(Kind.CALLED_OFF, true));
        assertThat(book.history("7")).endsWith(Kind.PAID, Kind.SHIPPED, Kind.SEEN, Kind.CALLED_OFF);
    }

    /** Stock 1C passes over what was changed after it has approved the order, and says success. */
    @Test
    void aChangeThatOneCHasSkippedShowsInTheSums() {
        confirmed("7");
        BigDecimal sum = book.find("7").order().sum();
        book.put(begun("7").line(line("Б", "3")).build());
        assertThat(book.find("7").order().sum()).isNotEqualByComparingTo(sum);
        book.take(returned("7", "К-1", sum.toPlainString()));
        assertThat(book.stateInOneC("7").sumDiffers()).as("it is on its way").isFalse();

        confirm();
        assertThat(book.stateInOneC("7").sumDiffers())
                .as("what came before it was confirmed says nothing of it")
                .isFalse();
        assertThat(book.take(returned("7", "К-1", sum.toPlainString())))
                .as("it comes again as it was")
                .containsExactly(1, 1, 0);
        assertThat(book.stateInOneC("7").sumDiffers()).isTrue();
    }

    @Test
    void whatOneCHasConfirmedAndNeverSentBackIsCountedWhereItSendsOthersBack() {
        confirmed("7");
        book.put(order("8"));
        confirm();
        book.step(Duration.ofDays(8));
        assertThat(book.figures().unseen()).as("it may send none back").isZero();

        book.take(returned("7", "К-1", "100"));
        assertThat(book.figures().unseen()).isZero();
        database.update("UPDATE seans_order SET confirmed_at = confirmed_at - INTERVAL '8' DAY");
        assertThat(book.figures().unseen()).isEqualTo(1);
        book.take(returned("8", "К-2", "100"));
        assertThat(book.figures().unseen()).isZero();
    }

    @Test
    void whatIsRefusedIsToldByItsImport() {
        book.put(order("1"));
        book.take(
                returned("8", "К-8", "100"),
                new ReturnedDocumentBuilder(Operation.ORDER).sum("1").build());

        assertThat(book.refused(1))
                .containsExactly(
                        new ReturnedDocuments.Refused("8", Refusal.UNKNOWN_ORDER),
                        new ReturnedDocuments.Refused("", Refusal.NAMELESS));
        assertThat(book.refused(2)).isEmpty();
    }

    @Test
    void whatIsLongOverIsRemovedWithAllThatIsNotedOfItAndWhatWaitsStays() {
        confirmed("1");
        book.take(returned("1", "К-1", "100"), returned("8", "К-8", "100"));
        book.put(order("2"));
        OrderRecord payment = new ReturnedDocumentBuilder(Operation.PAYMENT)
                .base("1")
                .numberInOneC("П-1")
                .build();
        book.take(payment);

        assertThat(book.remove(Duration.ofDays(1))).isZero();
        database.update(
                "UPDATE seans_order SET changed_at = changed_at - INTERVAL '3' DAY, confirmed_at = confirmed_at -"
                        + " INTERVAL '3' DAY, seen_at = seen_at - INTERVAL '3' DAY");
        assertThat(book.remove(Duration.ofDays(1)))
                .as("a payment has come just now")
                .isZero();
        assertThat(book.history("1")).isNotEmpty();

        book.step(Duration.ofDays(2));
        assertThat(book.remove(Duration.ofDays(1))).isEqualTo(1);
        for (String table : List.of("seans_order_document", "seans_order_offer")) {
            assertThat(database.query("SELECT id FROM " + table, row -> row.getLong(1)))
                    .as(table)
                    .isEmpty();
        }
        assertThat(database.query("SELECT DISTINCT order_id FROM seans_order_event", row -> row.getLong(1)))
                .containsExactly(book.find("2").rowId());
        assertThat(book.put(Orders.OWN_SHOP, order("1"), Revision.LATEST).created())
                .isTrue();
    }

    @Test
    void whatIsRefusedTakesNothingOfWhatWasSaidBefore() {
        confirmed("7");
        book.take(returned("7", "К-1", "100"));
        ReturnedDocumentBuilder large = new ReturnedDocumentBuilder(Operation.ORDER).number("7");
        for (int line = 0; line < 40_000; line++) {
            large.line("100");
        }

        assertThat(book.take(large.build())).containsExactly(1, 0, 1);
        assertThat(book.refused(1)).containsExactly(new ReturnedDocuments.Refused("7", Refusal.TOO_LARGE));
        assertThat(book.returned("7").get(0).content()).contains("\"sum\":100");
        assertThat(book.take(returned("7", "К-1", "90"))).containsExactly(1, 0, 0);
        assertThat(book.refused(1)).isEmpty();
    }

    @Test
    void aDocumentOfNoKnownOrderIsToldByWhatItSaysOfItself() {
        book.put(order("1"));
        book.take(
                new ReturnedDocumentBuilder(Operation.PAYMENT)
                        .numberInOneC("П-1")
                        .build(),
                new ReturnedDocumentBuilder(Operation.PAYMENT)
                        .base("404")
                        .numberInOneC("П-2")
                        .build());

        assertThat(book.refused(1)).extracting(ReturnedDocuments.Refused::key).containsExactly("П-1", "404");
    }

    @Test
    void whatHasNoNumberOrIsOfAnotherOperationIsRejectedAndTheOthersAreTaken() {
        confirmed("7");
        OrderRecord nameless =
                new ReturnedDocumentBuilder(Operation.ORDER).sum("1").build();
        OrderRecord invoice =
                new ReturnedDocumentBuilder(Operation.OTHER).base("7").id("i").build();

        assertThat(book.take(nameless, returned("7", "К-1", "100"), invoice)).containsExactly(3, 0, 2);
        assertThat(database.query(
                        "SELECT refusal FROM seans_order_document WHERE refusal IS NOT NULL ORDER BY id",
                        row -> row.getString(1)))
                .containsExactly("NAMELESS", "OTHER_OPERATION");
    }

    @Test
    void anOlderVersionIsPassedOver() {
        confirmed("7");
        book.take(versioned("7", "5", "100"));

        assertThat(book.take(versioned("7", "4", "90"))).containsExactly(1, 1, 0);
        assertThat(book.take(versioned("7", "AAA=", "80")))
                .as("cannot be compared")
                .containsExactly(1, 0, 0);
    }

    @Test
    void aNumberThatIsTooLongForAnOrderFindsNoneThatBeginsLikeIt() {
        book.put(order("12345678901"));

        assertThat(book.take(returned("123456789012", "К-1", "100"))).containsExactly(1, 0, 1);
    }

    @Test
    void whereASettingSaysSoWhatComesBackIsConfirmedAsItWasLastGiven() throws IllegalAccessException {
        book = new OrderBook(database, Map.of("seans.orders.seen-confirms.1c", "on"));
        book.put(order("7", "a"));
        book.query(OrderBook.newSession());
        book.put(order("7", "b"));

        book.take(returned("7", "К-1", "100"));

        assertThat(book.find("7").confirmedVersion()).isEqualTo(1);
        assertThat(book.find("7").state()).isEqualTo(OrderState.PENDING);
        book.query(OrderBook.newSession());
        book.take(returned("7", "К-1", "101"));
        assertThat(book.find("7").state()).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void aChunkOfManyIsTakenAtOnce() {
        book.putMany(500);

        List<Integer> taken = book.take(IntStream.rangeClosed(1, 500)
                .mapToObj(number -> returned("A-" + number, "К-" + number, "100"))
                .toArray(OrderRecord[]::new));

        assertThat(taken).containsExactly(500, 0, 0);
        assertThat(book.find("A-500").numberOf1C()).isEqualTo("К-500");
    }

    private void confirmed(String number) {
        book.put(order(number));
        confirm();
    }

    private void confirm() {
        SessionKey session = OrderBook.newSession();
        book.query(session);
        book.success(session);
    }

    private static OrderRecord returned(String number, String numberInOneC, String sum) {
        return new ReturnedDocumentBuilder(Operation.ORDER)
                .id(GUID.equals(number) ? null : guidOf(number))
                .number(number)
                .numberInOneC(numberInOneC)
                .sum(sum)
                .posted()
                .build();
    }

    private static String guidOf(String number) {
        return number.equals("7") ? GUID : "id-" + number;
    }

    private static OrderRecord versioned(String number, String version, String sum) {
        return new ReturnedDocumentBuilder(Operation.ORDER)
                .number(number)
                .version(version)
                .sum(sum)
                .build();
    }
}
