package dev.seans.orderbook;

import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Which orders a source is offered next. The row of the source is locked meanwhile. */
@OnePerApplication
class NextOrders {

    private final OrderRows rows;
    private final OrderSources sources;
    private final Settings settings;

    @Inject
    NextOrders(OrderRows rows, OrderSources sources, Settings settings) {
        this.rows = rows;
        this.sources = sources;
        this.settings = settings;
    }

    /** A page behind others, all of which one success confirms: doubtful orders stand alone in their session. */
    List<OrderStatus> further(OrderSources.Locked source, List<OfferRows.Row> pages) {
        List<Long> ids = pages.stream().map(OfferRows.Row::id).toList();
        return pages.get(0).batches() > 0
                ? List.of()
                : rows.fresh(source.id(), ids, settings.of(source.name()).integer(Setting.ORDERS_LIMIT));
    }

    /** Orders that were never doubtful, or doubtful ones if it is their turn. */
    List<OrderStatus> choose(OrderSources.Locked source) {
        int limit = settings.of(source.name()).integer(Setting.ORDERS_LIMIT);
        List<OrderStatus> fresh = rows.fresh(source.id(), List.of(), limit);
        if (!fresh.isEmpty() && !source.doubtfulNext()) {
            sources.isNext(source, true);
            return fresh;
        }
        List<OrderStatus> doubtful = new ArrayList<>(rows.doubtful(source.id(), source.batchesNext(), limit));
        sources.isNext(source, false);
        if (doubtful.isEmpty()) {
            return fresh;
        }
        if (batches(doubtful) == 1 && Doubts.isReversed(doubtful.get(0).tries())) {
            Collections.reverse(doubtful);
        }
        return doubtful;
    }

    /** How many batches of doubtful orders are among these. */
    static int batches(List<OrderStatus> orders) {
        return (int) orders.stream()
                .map(OrderStatus::batch)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }
}
