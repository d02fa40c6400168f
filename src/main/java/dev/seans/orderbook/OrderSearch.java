package dev.seans.orderbook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which orders somebody wants to see, in the order in which they first came.
 *
 * @param shop null for those of all
 * @param source null for those of all
 * @param state null for any
 * @param after {@link OrderStatus#rowId} of the last order of the page before; null for the first page
 */
public record OrderSearch(
        @Nullable String shop,
        @Nullable String source,
        @Nullable OrderState state,
        @Nullable Long after,
        int limit) {

    String condition() {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        if (shop != null) {
            conditions.add("o.shop = ?");
        }
        if (source != null) {
            conditions.add("s.name = ?");
        }
        if (state != null) {
            conditions.add(state.condition());
        }
        if (after != null) {
            conditions.add("o.id > ?");
        }
        return String.join(" AND ", conditions);
    }

    Object[] arguments() {
        List<Object> arguments = new ArrayList<>();
        if (shop != null) {
            arguments.add(shop);
        }
        if (source != null) {
            arguments.add(source);
        }
        if (after != null) {
            arguments.add(after);
        }
        return arguments.toArray();
    }
}
