package dev.seans.orders;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Orders for tests of this room and of those above. */
public final class GivenOrders {

    private static final Instant PLACED_AT = Instant.parse("2026-03-11T07:38:51Z");

    /** An order with everything that one can have. */
    private static final String FULL = """
            {
              "date": "2026-03-11T14:38:51+07:00",
              "currency": "RUB",
              "sum": 4190.00,
              "customer": {
                "id": "c-5208",
                "kind": "person",
                "name": "Ветлугина Мария Олеговна",
                "fullName": "Ветлугина Мария Олеговна",
                "taxId": "000000000000",
                "address": {
                  "text": "630099, г. Новосибирск, ул. Вымышленная, д. 12, кв. 7",
                  "postcode": "630099", "country": "Россия", "region": "Новосибирская обл.",
                  "city": "Новосибирск", "street": "ул. Вымышленная, д. 12, кв. 7"
                },
                "contacts": [
                  {"kind": "phone", "value": "+7 383 000-00-17"},
                  {"kind": "email", "value": "m.vetlugina@example.test"}
                ]
              },
              "lines": [
                {
                  "id": "5b1f0c5e-7c1a-4d0e-9a41-0f6a2d7e1101#d93a54f2-18c7-49f5-8f55-2a6b90cc7702",
                  "article": "ТК-118-42",
                  "name": "Ботинки трекинговые \\"Кедр\\"#42, серый",
                  "unit": {"code": "715", "name": "Пара (2 шт.)", "shortName": "пар"},
                  "quantity": 1, "price": 3690.00, "sum": 3690.00,
                  "tax": {"rate": "20", "included": true}, "kind": "goods"
                }
              ],
              "delivery": {
                "method": {"name": "Курьер", "id": "2"},
                "address": "630099, г. Новосибирск, ул. Вымышленная, д. 12, кв. 7",
                "price": 500, "tax": {"rate": "20", "included": true}
              },
              "payment": {"name": "Банковская карта", "id": "3"},
              "paid": {"date": "2026-03-11T14:40:02+07:00", "sum": 4190.00, "number": "77-1"},
              "status": {"name": "[N] Принят", "id": "N"},
              "cancelled": {"reason": "Отказ покупателя"},
              "comment": "Позвонить за час",
              "values": {"Сайт": "[s1] Магазин \\"Кедр\\""}
            }
            """;

    private GivenOrders() {}

    /** All that an order can say, but its number. */
    public static JsonObject full() {
        try (JsonReader reader = Json.createReader(new StringReader(FULL))) {
            return reader.readObject();
        }
    }

    /** The same with its number. */
    public static JsonObject full(String number) {
        return Json.createObjectBuilder(full()).add("number", number).build();
    }

    /** An order of one thing for 100 rubles. */
    public static Order order(String number) {
        return begun(number).build();
    }

    /** The same, as it is after a change. */
    public static Order order(String number, String comment) {
        return begun(number).comment(comment).build();
    }

    /** The same, so that more can be said of it. */
    public static Order.Builder begun(String number) {
        return Order.numbered(number)
                .placedAt(PLACED_AT)
                .customer(Customer.person("Иванова Анна"))
                .line(line("Мяч", "100.00"));
    }

    /** One piece of something. */
    public static OrderLine line(String name, String price) {
        return new OrderLine(
                null,
                null,
                name,
                OrderUnit.PIECE,
                BigDecimal.ONE,
                new BigDecimal(price),
                new BigDecimal(price),
                new OrderTax("20", true),
                OrderLine.Kind.GOODS);
    }

    /** As many as that, so that a document gets large. */
    public static List<Order> many(int count) {
        return java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(number -> order("A-" + number))
                .toList();
    }
}
