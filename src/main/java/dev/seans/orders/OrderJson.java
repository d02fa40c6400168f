package dev.seans.orders;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Orders as JSON: what shops send and read, and what is stored. The same order gives the same text. */
public final class OrderJson {

    private static final JsonProvider JSON = JsonProvider.provider();

    /** Of a name that stands twice, nobody knows which one is meant. */
    private static final JsonReaderFactory READERS =
            JSON.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private OrderJson() {}

    /**
     * The order that a document describes.
     *
     * @throws InvalidOrderException with all that is wrong, by its JSON Pointer
     */
    public static Order order(JsonObject json) {
        return OrderReader.read(json);
    }

    /** The order that was stored as this text. */
    public static Order order(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return order(reader.readObject());
        }
    }

    /**
     * A document in UTF-8.
     *
     * @throws InvalidOrderException if it is no JSON object, or a name stands in an object twice
     */
    public static JsonObject parsed(InputStream document) {
        try (JsonReader reader = READERS.createReader(new StringReader(decoded(document)))) {
            return reader.readObject();
        } catch (IOException | RuntimeException noObject) {
            // Of a runtime's own exceptions, too: JSON that is nested a thousand times, a number of a thousand digits.
            throw new InvalidOrderException(List.of(
                    new OrderProblem("", "the body is no JSON object in UTF-8, or has a name twice in one object")));
        }
    }

    /** Strictly: what is read as something else would make customers of replacement characters. */
    private static String decoded(InputStream document) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(document.readAllBytes()))
                .toString();
    }

    /** The text of an order. */
    public static JsonObject json(Order order) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("number", order.number())
                .add("date", order.placedAt().toString())
                .add("currency", order.currency())
                .add("sum", number(order.sum()))
                .add("customer", customer(order.customer()))
                .add("lines", array(order.lines(), OrderJson::line));
        add(json, "delivery", order.delivery(), OrderJson::delivery);
        add(json, "payment", order.payment(), OrderJson::choice);
        add(json, "paid", order.paid(), OrderJson::payment);
        add(json, "status", order.status(), OrderJson::choice);
        add(json, "cancelled", order.cancelled(), OrderJson::cancellation);
        add(json, "comment", order.comment(), JSON::createValue);
        if (!order.values().isEmpty()) {
            JsonObjectBuilder values = JSON.createObjectBuilder();
            order.values().forEach(values::add);
            json.add("values", values);
        }
        return json.build();
    }

    private static JsonValue customer(Customer customer) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        text(json, "id", customer.id());
        json.add("kind", word(customer.kind())).add("name", customer.name());
        text(json, "fullName", customer.fullName());
        text(json, "officialName", customer.officialName());
        text(json, "taxId", customer.taxId());
        text(json, "taxReasonCode", customer.taxReasonCode());
        add(json, "address", customer.address(), OrderJson::address);
        if (!customer.contacts().isEmpty()) {
            json.add("contacts", array(customer.contacts(), OrderJson::contact));
        }
        text(json, "representative", customer.representative());
        return json.build();
    }

    private static JsonValue address(PostalAddress address) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("text", address.text());
        text(json, "postcode", address.postcode());
        text(json, "country", address.country());
        text(json, "region", address.region());
        text(json, "city", address.city());
        text(json, "street", address.street());
        return json.build();
    }

    private static JsonValue contact(Contact contact) {
        return JSON.createObjectBuilder()
                .add("kind", word(contact.kind()))
                .add("value", contact.value())
                .build();
    }

    private static JsonValue line(OrderLine line) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        text(json, "id", line.id());
        text(json, "article", line.article());
        json.add("name", line.name()).add("unit", unit(line.unit()));
        json.add("quantity", number(line.quantity()))
                .add("price", number(line.price()))
                .add("sum", number(line.sum()));
        return json.add("tax", tax(line.tax())).add("kind", word(line.kind())).build();
    }

    private static JsonValue unit(OrderUnit unit) {
        JsonObjectBuilder json =
                JSON.createObjectBuilder().add("code", unit.code()).add("name", unit.name());
        text(json, "shortName", unit.shortName());
        return json.build();
    }

    private static JsonValue tax(OrderTax tax) {
        return JSON.createObjectBuilder()
                .add("rate", tax.rate())
                .add("included", tax.included())
                .build();
    }

    private static JsonValue delivery(Delivery delivery) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("method", choice(delivery.method()));
        text(json, "address", delivery.address());
        add(json, "price", delivery.price(), OrderJson::number);
        add(json, "tax", delivery.tax(), OrderJson::tax);
        return json.build();
    }

    private static JsonValue payment(Payment paid) {
        JsonObjectBuilder json =
                JSON.createObjectBuilder().add("date", paid.paidAt().toString()).add("sum", number(paid.sum()));
        text(json, "number", paid.number());
        if (paid.kind() != Payment.Kind.TRANSFER) {
            json.add("kind", word(paid.kind()));
        }
        return json.build();
    }

    private static JsonValue choice(Choice choice) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("name", choice.name());
        text(json, "id", choice.id());
        return json.build();
    }

    private static JsonValue cancellation(Cancellation cancelled) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        text(json, "reason", cancelled.reason());
        return json.build();
    }

    private static void text(JsonObjectBuilder json, String field, @Nullable String text) {
        add(json, field, text, JSON::createValue);
    }

    private static <T> void add(
            JsonObjectBuilder json, String field, @Nullable T value, Function<T, ? extends JsonValue> toJson) {
        if (value != null) {
            json.add(field, toJson.apply(value));
        }
    }

    private static <T> JsonArrayBuilder array(List<T> values, Function<T, JsonValue> toJson) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(value -> array.add(toJson.apply(value)));
        return array;
    }

    /** 10 and 10.00 are one number, and one text. */
    private static JsonValue number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return JSON.createValue(plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
