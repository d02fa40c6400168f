package dev.seans.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderJsonTest {

    @Test
    void anOrderThatIsWrittenAndReadIsTheSameAndHasTheSameText() {
        Order order = OrderJson.order(GivenOrders.full("70411"));

        String text = OrderJson.json(order).toString();

        assertThat(OrderJson.order(text)).isEqualTo(order);
        assertThat(OrderJson.json(OrderJson.order(text)).toString()).isEqualTo(text);
        assertThat(OrderJson.json(order).keySet())
                .containsExactlyInAnyOrderElementsOf(GivenOrders.full("70411").keySet());
    }

    @Test
    void whatMayBeAbsentMayBeAbsent() {
        Order order = GivenOrders.order("1");

        assertThat(OrderJson.json(order).keySet())
                .containsExactly("number", "date", "currency", "sum", "customer", "lines");
        assertThat(OrderJson.order(OrderJson.json(order))).isEqualTo(order);
    }

    @Test
    void aNullIsAnAbsentField() {
        JsonObject json = Json.createObjectBuilder(GivenOrders.full("1"))
                .addNull("comment")
                .addNull("paid")
                .build();

        Order order = OrderJson.order(json);

        assertThat(order.comment()).isNull();
        assertThat(order.paid()).isNull();
    }

    @Test
    void tenAndTenPointNoughtNoughtAreOneText() {
        assertThat(OrderJson.json(OrderJson.order(GivenOrders.full("1"))))
                .hasToString(OrderJson.json(OrderJson.order(Json.createObjectBuilder(GivenOrders.full("1"))
                                .add("sum", new java.math.BigDecimal("4190"))
                                .build()))
                        .toString());
    }

    @ParameterizedTest
    @MethodSource("dev.seans.orders.BadOrder#all")
    void whatOneCCouldNotTakeIsRefusedWhereItStands(BadOrder bad) {
        JsonObject json =
                Json.createObjectBuilder(bad.json()).add("number", "70411").build();

        InvalidOrderException refused = catchThrowableOfType(InvalidOrderException.class, () -> OrderJson.order(json));

        assertThat(refused.problems()).contains(new OrderProblem(bad.pointer(), bad.message()));
        assertThat(refused.problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012", " 1", "1 ", ""})
    void aNumberThatOneCWouldCutOrLoseIsRefused(String number) {
        assertThatExceptionOfType(InvalidOrderException.class)
                .isThrownBy(() -> OrderJson.order(GivenOrders.full(number)))
                .withMessageStartingWith("/number: ");
    }

    @Test
    void allThatIsWrongIsToldAtOnceInTheOrderOfTheDocument() {
        JsonObject json = Json.createObjectBuilder(GivenOrders.full("1"))
                .remove("date")
                .remove("currency")
                .add("comment", "")
                .build();

        assertThatExceptionOfType(InvalidOrderException.class)
                .isThrownBy(() -> OrderJson.order(json))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(OrderProblem::pointer)
                        .containsExactly("/date", "/currency", "/comment"));
    }

    @Test
    void ofAHostileDocumentAHundredProblemsAreTold() {
        var json = Json.createObjectBuilder(GivenOrders.full("1"));
        for (int field = 0; field < 10_000; field++) {
            json.add("field" + field, "x");
        }

        assertThatExceptionOfType(InvalidOrderException.class)
                .isThrownBy(() -> OrderJson.order(json.build()))
                .satisfies(refused -> assertThat(refused.problems()).hasSize(100));
    }

    @Test
    void aBodyInAnotherEncodingOrOfTooManyLevelsOrDigitsIsRefused() {
        byte[] russian = "{\"comment\": \"Позвонить\"}".getBytes(Charset.forName("windows-1251"));
        byte[] deep = ("{\"a\":" + "[".repeat(5000)).getBytes(StandardCharsets.UTF_8);
        byte[] huge = ("{\"sum\": " + "1".repeat(5000) + "}").getBytes(StandardCharsets.UTF_8);

        for (byte[] body : List.of(russian, deep)) {
            assertThatExceptionOfType(InvalidOrderException.class)
                    .isThrownBy(() -> OrderJson.parsed(new ByteArrayInputStream(body)));
        }
        assertThatExceptionOfType(InvalidOrderException.class)
                .isThrownBy(() -> OrderJson.order(OrderJson.parsed(new ByteArrayInputStream(huge))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{\"sum\": 1, \"sum\": 2}", "<xml/>"})
    void whatIsNoObjectOrHasANameTwiceIsRefused(String body) {
        assertThatExceptionOfType(InvalidOrderException.class)
                .isThrownBy(() -> OrderJson.parsed(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .satisfies(refused -> assertThat(refused.problems())
                        .isEqualTo(List.of(new OrderProblem(
                                "", "the body is no JSON object in UTF-8, or has a name twice in one object"))));
    }
}
