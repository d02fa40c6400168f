package dev.seans.orders;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes an order of its JSON, the form of which is described in openapi.yaml. */
@SuppressWarnings("NullAway") // what is missing is null here, and the constructors say so
final class OrderReader {

    private OrderReader() {}

    /** @throws InvalidOrderException with all that is wrong, by its JSON Pointer */
    static Order read(JsonObject json) {
        JsonPart root = JsonPart.root(json);
        Order order = order(root);
        root.throwIfWrong();
        return order;
    }

    private static @Nullable Order order(JsonPart json) {
        String number = json.text("number");
        Instant placedAt = instant(json, "date");
        String currency = json.text("currency");
        BigDecimal sum = json.number("sum");
        Customer customer = json.part("customer", OrderReader::customer);
        var lines = json.parts("lines", Order.LINES_MAX, OrderReader::line);
        Delivery delivery = json.part("delivery", OrderReader::delivery);
        Choice payment = json.part("payment", OrderReader::choice);
        Payment paid = json.part("paid", OrderReader::payment);
        Choice status = json.part("status", OrderReader::choice);
        Cancellation cancelled = json.part("cancelled", OrderReader::cancellation);
        String comment = json.text("comment");
        SortedMap<String, String> values = json.part("values", OrderReader::values);
        return json.made(() -> new Order(
                number,
                placedAt,
                currency,
                sum,
                customer,
                lines,
                delivery,
                payment,
                paid,
                status,
                cancelled,
                comment,
                values == null ? new TreeMap<>() : values));
    }

    private static @Nullable Customer customer(JsonPart json) {
        String id = json.text("id");
        Customer.Kind kind = json.word("kind", Customer.Kind.class);
        String name = json.text("name");
        String fullName = json.text("fullName");
        String officialName = json.text("officialName");
        String taxId = json.text("taxId");
        String taxReasonCode = json.text("taxReasonCode");
        PostalAddress address = json.part("address", OrderReader::address);
        var contacts = json.parts("contacts", Customer.CONTACTS_MAX, OrderReader::contact);
        String representative = json.text("representative");
        return json.made(() -> new Customer(
                id, kind, name, fullName, officialName, taxId, taxReasonCode, address, contacts, representative));
    }

    private static @Nullable PostalAddress address(JsonPart json) {
        String text = json.text("text");
        String postcode = json.text("postcode");
        String country = json.text("country");
        String region = json.text("region");
        String city = json.text("city");
        String street = json.text("street");
        return json.made(() -> new PostalAddress(text, postcode, country, region, city, street));
    }

    private static @Nullable Contact contact(JsonPart json) {
        Contact.Kind kind = json.word("kind", Contact.Kind.class);
        String value = json.text("value");
        return json.made(() -> new Contact(kind, value));
    }

    private static @Nullable OrderLine line(JsonPart json) {
        String id = json.text("id");
        String article = json.text("article");
        String name = json.text("name");
        OrderUnit unit = json.part("unit", OrderReader::unit);
        BigDecimal quantity = json.number("quantity");
        BigDecimal price = json.number("price");
        BigDecimal sum = json.number("sum");
        OrderTax tax = json.part("tax", OrderReader::tax);
        OrderLine.Kind kind = json.word("kind", OrderLine.Kind.class);
        return json.made(() -> new OrderLine(id, article, name, unit, quantity, price, sum, tax, kind));
    }

    private static @Nullable OrderUnit unit(JsonPart json) {
        String code = json.text("code");
        String name = json.text("name");
        String shortName = json.text("shortName");
        return json.made(() -> new OrderUnit(code, name, shortName));
    }

    private static @Nullable OrderTax tax(JsonPart json) {
        String rate = json.text("rate");
        Boolean included = json.flag("included");
        return json.made(() -> new OrderTax(rate, included == null || included));
    }

    private static @Nullable Delivery delivery(JsonPart json) {
        Choice method = json.part("method", OrderReader::choice);
        String address = json.text("address");
        BigDecimal price = json.number("price");
        OrderTax tax = json.part("tax", OrderReader::tax);
        return json.made(() -> new Delivery(method, address, price, tax));
    }

    private static @Nullable Payment payment(JsonPart json) {
        Instant paidAt = instant(json, "date");
        BigDecimal sum = json.number("sum");
        String number = json.text("number");
        Payment.Kind kind = json.text("kind") == null ? Payment.Kind.TRANSFER : json.word("kind", Payment.Kind.class);
        return json.made(() -> new Payment(paidAt, sum, number, kind));
    }

    private static @Nullable Choice choice(JsonPart json) {
        String name = json.text("name");
        String id = json.text("id");
        return json.made(() -> new Choice(name, id));
    }

    private static @Nullable Cancellation cancellation(JsonPart json) {
        String reason = json.text("reason");
        return json.made(() -> new Cancellation(reason));
    }

    private static SortedMap<String, String> values(JsonPart json) {
        SortedMap<String, String> values = new TreeMap<>();
        for (String name : json.names()) {
            String value = json.text(name);
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }

    private static @Nullable Instant instant(JsonPart json, String field) {
        Function<String, Instant> reader = text -> OffsetDateTime.parse(text).toInstant();
        return json.read(field, "a time with its offset, such as 2026-03-11T14:38:51+03:00", reader);
    }
}
