package dev.seans.orderbook;

import dev.seans.records.OrderRecord;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What 1C says of an order as JSON: what is stored, and what shops and operators read. The same document gives the same text. */
final class ReturnedJson {

    private static final JsonProvider JSON = JsonProvider.provider();

    private ReturnedJson() {}

    static String of(OrderRecord document) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        add(json, "id", document.id());
        add(json, "number", document.number());
        add(json, "numberOf1C", document.numberInOneC());
        add(json, "dateOf1C", document.dateInOneC());
        add(json, "date", document.date());
        add(json, "sum", document.sum());
        add(json, "posted", document.posted());
        add(json, "deleted", document.deleted());
        add(json, "cancelled", document.cancelled());
        add(json, "settled", document.settled());
        String status = document.values().get("Статус заказа");
        add(json, "status", status == null ? document.values().get("СтатусЗаказа") : status);
        add(json, "statusId", document.values().get("Статуса заказа ИД"));
        if (!document.lines().isEmpty()) {
            JsonArrayBuilder lines = JSON.createArrayBuilder();
            document.lines().forEach(line -> lines.add(line(line)));
            json.add("lines", lines);
        }
        if (!document.values().isEmpty()) {
            JsonObjectBuilder values = JSON.createObjectBuilder();
            document.values().forEach(values::add);
            json.add("values", values);
        }
        if (!document.extra().isEmpty()) {
            JsonObjectBuilder extra = JSON.createObjectBuilder();
            document.extra().values().forEach((name, value) -> extra.add(name, parsed(value)));
            json.add("extra", extra);
        }
        return json.build().toString();
    }

    /** The sum in such a text; empty if there is none. */
    static Optional<BigDecimal> sum(String content) {
        return Optional.ofNullable((JsonNumber) parsed(content).asJsonObject().get("sum"))
                .map(JsonNumber::bigDecimalValue);
    }

    private static JsonObjectBuilder line(OrderRecord.Line line) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        add(json, "id", line.id());
        add(json, "article", line.article());
        add(json, "name", line.name());
        add(json, "quantity", line.quantity());
        add(json, "price", line.price());
        add(json, "sum", line.sum());
        return json;
    }

    private static JsonValue parsed(String value) {
        try (JsonReader reader = JSON.createReader(new StringReader(value))) {
            return reader.readValue();
        }
    }

    private static void add(JsonObjectBuilder json, String name, @Nullable Object value) {
        if (value instanceof BigDecimal number) {
            json.add(name, number);
        } else if (value instanceof Boolean flag) {
            json.add(name, flag);
        } else if (value != null) {
            json.add(name, value.toString());
        }
    }
}
