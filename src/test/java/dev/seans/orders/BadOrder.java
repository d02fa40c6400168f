package dev.seans.orders;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.stream.Stream;

/**
 * An order that 1C could not take, or would take for another one, and what its shop is told.
 *
 * @param patch what is done to a good order, as a JSON Patch (RFC 6902)
 * @param pointer where it is said to be wrong
 * @param message what it is said to be
 */
public record BadOrder(String name, String patch, String pointer, String message) {

    private static final String LONG = "x".repeat(300);

    /** All of them. */
    public static Stream<BadOrder> all() {
        return Stream.of(ofTheOrder(), ofTheCustomer(), ofTheLines(), ofTheRest())
                .flatMap(all -> all);
    }

    private static Stream<BadOrder> ofTheOrder() {
        return Stream.of(
                removed("/date", "is missing: when the order was placed, with its offset"),
                set(
                        "/date",
                        "\"2026-03-11 14:38:51\"",
                        "is not a time with its offset, such as 2026-03-11T14:38:51+03:00"),
                set(
                        "/date",
                        "\"2026-03-11T14:38:51\"",
                        "is not a time with its offset, such as 2026-03-11T14:38:51+03:00"),
                set("/date", "\"+999999999-01-01T00:00:00Z\"", "is not of the years from 1901 to 3998, which 1C knows"),
                set("/date", "20260311", "is not a text in quotes"),
                removed("/currency", "is missing: such as RUB"),
                set("/currency", "\"руб\"", "is no code of ISO 4217: three capitals such as RUB"),
                removed("/sum", "is missing: give a number"),
                set("/sum", "\"4190.00\"", "is not a number, without quotes"),
                set("/sum", "4190.005", "has more than 2 digits behind the point: round it"),
                set("/sum", "-1", "is negative: 1C takes no such order; give 0 or more"),
                set("/sum", "1e999999999", "is out of range: at most 13 digits before the point"),
                set(
                        "/sum",
                        "4189.99",
                        "is not what the lines and the delivery make, which is 4190.00: put discounts into the lines"),
                set("/comment", "\"\"", "is empty: give a text, or leave the field out where it may be absent"),
                set(
                        "/lines/0/article",
                        "\"a\\u0000b\"",
                        "has a control character, which no XML document can hold: remove it"),
                new BadOrder(
                        "a # with nothing behind it",
                        add("/lines/0/id", "\"5b1f0c5e-7c1a-4d0e-9a41-0f6a2d7e1101#\""),
                        "/lines/0/name",
                        "has a #, which 1C takes for a characteristic that the id does not have, and refuses the whole"
                                + " exchange: remove it"),
                set("/comment", "\"a\\uD83D\"", "has half of a surrogate pair: it was cut inside a character"),
                set("/comment", '"' + "x".repeat(3001) + '"', "has 3001 characters: 1C keeps 3000; shorten it"),
                set("/comments", "\"twice\"", "is no field here: the nearest is comment"),
                new BadOrder(
                        "a hostile name", add("/a~1b~0c", "1"), "/a~1b~0c", "is no field here: the nearest is number"));
    }

    private static Stream<BadOrder> ofTheCustomer() {
        return Stream.of(
                removed("/customer", "is missing: who ordered"),
                set("/customer", "\"Иванова\"", "is not an object"),
                removed("/customer/kind", "is missing: person or company"),
                set("/customer/kind", "\"PERSON\"", "is none of [person, company]"),
                removed("/customer/name", "is missing: give a text"),
                set("/customer/name", "\"  \"", "is empty: give a text, or leave the field out where it may be absent"),
                set("/customer/name", '"' + LONG + '"', "has 300 characters: 1C keeps 255; shorten it"),
                set("/customer/officialName", "\"ООО\"", "would make a legal entity of a person: use fullName"),
                new BadOrder(
                        "a company without its official name",
                        add("/customer/kind", "\"company\""),
                        "/customer/officialName",
                        "is missing: a company has one, which makes it a legal entity in 1C"),
                set("/customer/id", '"' + LONG + '"', "has 300 characters: 1C keeps 40; shorten it"),
                set("/customer/taxId", "\"12345\"", "is no tax number: 10 digits, or 12"),
                set("/customer/taxReasonCode", "\"1\"", "is no КПП: 9 digits"),
                removed("/customer/address/text", "is missing: give a text"),
                set("/customer/address/city", "7", "is not a text in quotes"),
                set("/customer/contacts/0/kind", "\"fax\"", "is none of [phone, email]"),
                removed("/customer/contacts/1/value", "is missing: give a text"),
                set("/customer/contacts/0", "7", "is not an object"),
                set("/customer/contacts", "{}", "is not an array of objects"),
                set("/customer/contacts", objects(21), "are more than 20"));
    }

    private static Stream<BadOrder> ofTheLines() {
        return Stream.of(
                set("/lines", "[]", "are missing: an order has at least one"),
                removed("/lines", "are missing: an order has at least one"),
                set("/lines", objects(2001), "are more than 2000"),
                removed("/lines/0/name", "is missing: give a text"),
                new BadOrder(
                        "a name with a characteristic that the id does not have",
                        add("/lines/0/id", "\"5b1f0c5e-7c1a-4d0e-9a41-0f6a2d7e1101\""),
                        "/lines/0/name",
                        "has a #, which 1C takes for a characteristic that the id does not have, and refuses the whole"
                                + " exchange: remove it"),
                set("/lines/0/id", "\"#" + LONG + '"', "has 301 characters: 1C keeps 80; shorten it"),
                set("/lines/0/article", "\"\"", "is empty: give a text, or leave the field out where it may be absent"),
                removed("/lines/0/unit", "is missing: without one 1C takes that of the line before"),
                removed("/lines/0/unit/code", "is missing: the unit's code in the classifier, 796 for pieces"),
                set("/lines/0/unit/code", "\"796 \"", "is no code of the classifier: 3 or 4 digits, 796 for pieces"),
                removed("/lines/0/unit/name", "is missing: give a text"),
                removed("/lines/0/quantity", "is missing: give a number"),
                set("/lines/0/quantity", "0", "is 0: 1C drops such a line; leave it out"),
                set("/lines/0/quantity", "-1", "is negative: 1C takes no such order; give 0 or more"),
                set("/lines/0/quantity", "1.0001", "has more than 3 digits behind the point: round it"),
                removed("/lines/0/price", "is missing: give a number"),
                set("/lines/0/price", "true", "is not a number, without quotes"),
                set(
                        "/lines/0/price",
                        "4000",
                        "/lines/0/sum",
                        "is not quantity times price, rounded: 1C would compute another one; put discounts into both"),
                removed("/lines/0/sum", "is missing: give a number"),
                removed("/lines/0/tax", "is missing: without one 1C takes that of the line before"),
                removed(
                        "/lines/0/tax/rate",
                        "is missing: whole percent such as \"20\", or \"none\"; without one 1C takes that of the line before"),
                set("/lines/0/tax/rate", "\"20%\"", "is no rate: whole percent such as \"20\", or \"none\""),
                set("/lines/0/tax/included", "1", "is not true or false"),
                set(
                        "/lines/0/tax/included",
                        "false",
                        "/lines",
                        "differ in whether tax is included: 1C knows one for all"),
                removed("/lines/0/kind", "is missing: goods or service"),
                set("/lines/0/kind", "\"thing\"", "is none of [goods, service]"));
    }

    private static Stream<BadOrder> ofTheRest() {
        return Stream.of(
                removed("/delivery/method", "is missing: the way of delivery, with its name"),
                removed("/delivery/tax", "belongs to a price: give both or neither"),
                removed("/delivery/price", "/delivery/tax", "belongs to a price: give both or neither"),
                set("/delivery/price", "-1", "is negative: 1C takes no such order; give 0 or more"),
                removed("/payment/name", "is missing: give a text"),
                removed("/paid/date", "is missing: when it was paid"),
                removed("/paid/sum", "is missing: give a number"),
                set("/paid/kind", "\"cheque\"", "is none of [transfer, cash, card]"),
                set("/status/name", "\"\"", "is empty: give a text, or leave the field out where it may be absent"),
                set(
                        "/cancelled/reason",
                        "\" \"",
                        "is empty: give a text, or leave the field out where it may be absent"),
                set("/values/Сайт", "\"\"", "is empty: give a text, or leave the field out where it may be absent"),
                set("/values/Сайт", "7", "is not a text in quotes"),
                set("/values/Отменен", "\"false\"", "is told by a field of its own: use that"),
                set("/values", "[]", "is not an object"));
    }

    private static BadOrder set(String pointer, String value, String message) {
        return set(pointer, value, pointer, message);
    }

    private static BadOrder set(String pointer, String value, String where, String message) {
        String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
        return new BadOrder(pointer + " = " + shown, add(pointer, value), where, message);
    }

    private static BadOrder removed(String pointer, String message) {
        return removed(pointer, pointer, message);
    }

    private static BadOrder removed(String pointer, String where, String message) {
        return new BadOrder(
                "no " + pointer, "[{\"op\": \"remove\", \"path\": \"%s\"}]".formatted(pointer), where, message);
    }

    /** RFC 6902 replaces what is there already. */
    private static String add(String pointer, String value) {
        return "[{\"op\": \"add\", \"path\": \"%s\", \"value\": %s}]".formatted(pointer, value);
    }

    private static String objects(int count) {
        return "[" + "{},".repeat(count - 1) + "{}]";
    }

    /** What a shop would send. */
    public JsonObject json() {
        boolean replacesOne = patch.contains("/0\", \"value\"");
        String exact = replacesOne ? patch.replace("\"add\"", "\"replace\"") : patch;
        try (JsonReader reader = Json.createReader(new StringReader(exact))) {
            JsonArray operations = reader.readArray();
            return Json.createPatch(operations).apply(GivenOrders.full());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
