package dev.seans.orderbook;

import dev.seans.orders.InvalidOrderException;
import dev.seans.orders.Order;
import dev.seans.orders.OrderLine;
import dev.seans.orders.OrderProblem;
import dev.seans.orders.OrderTax;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What one 1C takes, beside what all of them take: settings say so. */
record OrderRules(Settings ofShop, Settings ofSource) {

    static OrderRules of(Settings settings, String shop, String source) {
        return new OrderRules(settings.of(shop), settings.of(source));
    }

    /**
     * The number by which 1C is to know an order.
     *
     * @throws InvalidOrderException with all that this 1C could not take
     */
    String number(Order order) {
        List<OrderProblem> problems = new ArrayList<>();
        String number = ofShop.text(Setting.ORDERS_PREFIX) + order.number();
        if (number.length() > Order.NUMBER_MAX) {
            problems.add(new OrderProblem(
                    "/number",
                    "has with the prefix of %s more than %d characters: 1C would make a new order of each repeat; shorten it"
                            .formatted(Setting.ORDERS_PREFIX.key(), Order.NUMBER_MAX)));
        }
        Set<String> currencies = currencies();
        if (!currencies.contains(order.currency())) {
            problems.add(new OrderProblem(
                    "/currency",
                    "is unknown to 1C, which would take the sums for its own: use one of %s, or name it in %s"
                            .formatted(currencies, Setting.ORDERS_CURRENCIES.key())));
        }
        List<OrderLine> lines = order.lines();
        for (int index = 0; index < lines.size(); index++) {
            check("/lines/" + index + "/tax/rate", lines.get(index).tax(), problems);
        }
        if (order.delivery() != null && order.delivery().tax() != null) {
            check("/delivery/tax/rate", order.delivery().tax(), problems);
        }
        if (!problems.isEmpty()) {
            throw new InvalidOrderException(problems);
        }
        return number;
    }

    private Set<String> currencies() {
        Set<String> named = ofSource.pairs(Setting.ORDERS_CURRENCIES).keySet();
        return named.isEmpty() ? Set.of("RUB") : named;
    }

    private void check(String pointer, OrderTax tax, List<OrderProblem> problems) {
        List<String> known = ofSource.list(Setting.ORDERS_TAX_RATES);
        if (!known.contains(tax.rate())) {
            problems.add(new OrderProblem(
                    pointer,
                    "is unknown to 1C, which would sell it untaxed: use one of %s, or add it to %s if 1C has it"
                            .formatted(known, Setting.ORDERS_TAX_RATES.key())));
        }
    }
}
