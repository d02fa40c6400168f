package dev.seans.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An order of a shop, whole, as 1C is to have it. {@link #numbered} begins one.
 *
 * @param number of the shop: by it alone 1C finds an order again, so it never changes and is never used twice. It reaches 1C
 *     behind the shop's prefix, and both together have at most 11 characters
 * @param placedAt when the customer ordered
 * @param currency such as {@code RUB} (ISO 4217)
 * @param sum what the customer pays: the sum of the lines, and of the delivery
 * @param lines at least one
 * @param payment the way to pay, whether that was done or not
 * @param paid null as long as it was not paid
 * @param cancelled null unless it is cancelled
 * @param values all else, by the names that the tables of 1C's exchange node have
 */
public record Order(
        String number,
        Instant placedAt,
        String currency,
        BigDecimal sum,
        Customer customer,
        List<OrderLine> lines,
        @Nullable Delivery delivery,
        @Nullable Choice payment,
        @Nullable Payment paid,
        @Nullable Choice status,
        @Nullable Cancellation cancelled,
        @Nullable String comment,
        SortedMap<String, String> values) {

    /** A longer one is cut where 1C looks for orders, but not where it keeps them: each repeat would make one more. */
    public static final int NUMBER_MAX = 11;

    static final int LINES_MAX = 2000;
    static final int VALUES_MAX = 100;

    private static final Instant FIRST = Instant.parse("1901-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("3999-01-01T00:00:00Z");

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** What we say ourselves of an order, by names that 1C knows. */
    private static final Set<String> RESERVED = Set.of(
            "Статус заказа",
            "Статуса заказа ИД",
            "Метод оплаты",
            "Метод оплаты ИД",
            "Заказ оплачен",
            "Дата оплаты",
            "Номер платежного документа",
            "Сумма оплаты",
            "Способ доставки",
            "Метод доставки ИД",
            "Адрес доставки",
            "Отменен",
            "Причина отмены",
            "Комментарии покупателя");

    /**
     * Blanks around the comment and around values are dropped.
     *
     * @throws InvalidOrderException with all that 1C could not take
     */
    public Order {
        comment = OrderCheck.strippedLines(comment);
        lines = List.copyOf(lines);
        values = stripped(values);
        OrderCheck check = new OrderCheck()
                .identifier("number", number, NUMBER_MAX)
                .that(
                        number == null || number.indexOf('/') < 0,
                        "number",
                        "has a /, so no path of the API could name the order: use another sign")
                .needed("date", placedAt, "when the order was placed, with its offset")
                .that(
                        placedAt == null || (placedAt.isAfter(FIRST) && placedAt.isBefore(LAST)),
                        "date",
                        "is not of the years from 1901 to 3998, which 1C knows")
                .needed("currency", currency, "such as RUB")
                .matches("currency", currency, CURRENCY, "is no code of ISO 4217: three capitals such as RUB")
                .money("sum", sum)
                .needed("customer", customer, "who ordered")
                .that(!lines.isEmpty(), "lines", "are missing: an order has at least one")
                .that(lines.size() <= LINES_MAX, "lines", "are more than " + LINES_MAX)
                .that(isTaxedAlike(lines, delivery), "lines", "differ in whether tax is included: 1C knows one for all")
                .optionalLines("comment", comment, 3000)
                .that(values.size() <= VALUES_MAX, "values", "are more than " + VALUES_MAX);
        values.forEach((name, value) -> check(check, name, value));
        check.done();
        sum = OrderCheck.money(sum);
        BigDecimal total = total(lines, delivery);
        new OrderCheck()
                .that(
                        total.compareTo(sum) == 0,
                        "sum",
                        "is not what the lines and the delivery make, which is %s: put discounts into the lines"
                                .formatted(total.toPlainString()))
                .done();
    }

    /** The beginning of an order. */
    public static Builder numbered(String number) {
        return new Builder(number);
    }

    /** The same order, cancelled. */
    public Order cancelled(Cancellation cancellation) {
        return new Order(
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
                cancellation,
                comment,
                values);
    }

    private static void check(OrderCheck check, String name, String value) {
        String field = "values/" + name.replace("~", "~0").replace("/", "~1");
        check.text(field, name, 100)
                .that(!RESERVED.contains(name), field, "is told by a field of its own: use that")
                .text(field, value, 1000);
    }

    private static SortedMap<String, String> stripped(Map<String, String> values) {
        SortedMap<String, String> all = new TreeMap<>();
        values.forEach((name, value) -> all.put(OrderCheck.trimmed(name), OrderCheck.trimmed(value)));
        return Collections.unmodifiableSortedMap(all);
    }

    private static boolean isTaxedAlike(List<OrderLine> lines, @Nullable Delivery delivery) {
        Set<Boolean> kinds = new HashSet<>();
        lines.forEach(line -> kinds.add(line.tax().included()));
        if (delivery != null && delivery.tax() != null) {
            kinds.add(delivery.tax().included());
        }
        return kinds.size() < 2;
    }

    private static BigDecimal total(List<OrderLine> lines, @Nullable Delivery delivery) {
        BigDecimal ofLines = lines.stream().map(OrderLine::sum).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        return delivery == null ? ofLines : ofLines.add(delivery.priceOrZero());
    }

    /** Collects an order; what is not given is absent. */
    public static final class Builder {

        private final String number;
        private final List<OrderLine> lines = new ArrayList<>();
        private final SortedMap<String, String> values = new TreeMap<>();
        private @Nullable Instant placedAt;
        private String currency = "RUB";
        private @Nullable Customer customer;
        private @Nullable Delivery delivery;
        private @Nullable Choice payment;
        private @Nullable Payment paid;
        private @Nullable Choice status;
        private @Nullable Cancellation cancelled;
        private @Nullable String comment;

        private Builder(String number) {
            this.number = number;
        }

        public Builder placedAt(Instant when) {
            this.placedAt = when;
            return this;
        }

        /** Rubles, if nothing is said. */
        public Builder currency(String code) {
            this.currency = code;
            return this;
        }

        public Builder customer(Customer who) {
            this.customer = who;
            return this;
        }

        public Builder line(OrderLine line) {
            lines.add(line);
            return this;
        }

        public Builder delivery(Delivery how) {
            this.delivery = how;
            return this;
        }

        public Builder payment(Choice method) {
            this.payment = method;
            return this;
        }

        public Builder paid(Payment payment) {
            this.paid = payment;
            return this;
        }

        public Builder status(Choice name) {
            this.status = name;
            return this;
        }

        public Builder cancelled(Cancellation cancellation) {
            this.cancelled = cancellation;
            return this;
        }

        public Builder comment(String text) {
            this.comment = text;
            return this;
        }

        public Builder value(String name, String value) {
            values.put(name, value);
            return this;
        }

        /**
         * The order, whose sum is that of its lines and its delivery.
         *
         * @throws InvalidOrderException with all that 1C could not take
         */
        @SuppressWarnings("NullAway") // the constructor says what is missing
        public Order build() {
            return new Order(
                    number,
                    placedAt,
                    currency,
                    total(lines, delivery),
                    customer,
                    lines,
                    delivery,
                    payment,
                    paid,
                    status,
                    cancelled,
                    comment,
                    values);
        }
    }
}
