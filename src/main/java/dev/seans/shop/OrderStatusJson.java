package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.api.JsonFields;
import dev.seans.orderbook.OrderConflictException;
import dev.seans.orderbook.OrderEvent;
import dev.seans.orderbook.OrderStatus;
import dev.seans.orderbook.ReturnedDocuments;
import dev.seans.orderbook.StateInOneC;
import dev.seans.orders.InvalidOrderException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** Orders, and how far they have come, as the API tells them. */
final class OrderStatusJson {

    private OrderStatusJson() {}

    static JsonValue of(OrderStatus order) {
        return of(order, List.of());
    }

    /** @param returned what 1C says of it */
    static JsonValue of(OrderStatus order, List<ReturnedDocuments.Document> returned) {
        JsonObjectBuilder json = summary(order);
        StateInOneC.of(order, returned)
                .ifPresent(
                        state -> json.add("stateIn1C", state.told().name()).add("sumDiffersIn1C", state.sumDiffers()));
        return json.add("order", JsonFields.parsed(order.content()))
                .add(
                        "returned",
                        JsonFields.array(
                                returned,
                                document -> JsonFields.object()
                                        .add("operation", document.operation().name())
                                        .add("told", document.told().name())
                                        .add("changedAt", JsonFields.value(document.changedAt()))
                                        .add("document", JsonFields.parsed(document.content()))
                                        .build()))
                .build();
    }

    static JsonValue list(List<OrderStatus> orders, int limit) {
        JsonValue next = orders.size() < limit
                ? JsonValue.NULL
                : JsonFields.value(orders.get(orders.size() - 1).rowId());
        return JsonFields.object()
                .add("orders", JsonFields.array(orders, order -> summary(order).build()))
                .add("next", next)
                .build();
    }

    static JsonValue history(List<OrderEvent> events) {
        return JsonFields.object()
                .add("history", JsonFields.array(events, OrderStatusJson::event))
                .build();
    }

    static ApiException refused(InvalidOrderException invalid) {
        return ApiException.with(
                HttpServletResponse.SC_BAD_REQUEST,
                "1C could not take this order: problems says why, and nothing was kept",
                "problems",
                JsonFields.array(
                        invalid.problems(),
                        problem -> JsonFields.object()
                                .add("pointer", problem.pointer())
                                .add("message", problem.message())
                                .build()));
    }

    static ApiException refused(int status, OrderConflictException conflict) {
        String text = String.valueOf(conflict.getMessage());
        return conflict.newest() == null
                ? new ApiException(status, text)
                : ApiException.with(status, text, "newest", of(conflict.newest()));
    }

    private static JsonObjectBuilder summary(OrderStatus order) {
        return JsonFields.object()
                .add("number", order.shopNumber())
                .add("numberIn1C", order.number())
                .add("shop", order.shop())
                .add("source", order.source())
                .add("version", JsonFields.value(order.shopVersion()))
                .add("state", order.state().name())
                .add("createdAt", JsonFields.value(order.createdAt()))
                .add("changedAt", JsonFields.value(order.changedAt()))
                .add("offeredAt", JsonFields.value(order.offeredAt()))
                .add("confirmedAt", JsonFields.value(order.confirmedAt()))
                .add("quarantinedAt", JsonFields.value(order.quarantinedAt()))
                .add("reason", JsonFields.value(order.reason()))
                .add("numberOf1C", JsonFields.value(order.numberOf1C()))
                .add("seenAt", JsonFields.value(order.seenAt()));
    }

    private static JsonValue event(OrderEvent event) {
        return JsonFields.object()
                .add("at", JsonFields.value(event.at()))
                .add("event", event.kind().name())
                .add("change", event.version())
                .add("session", JsonFields.value(event.session()))
                .add("by", JsonFields.value(event.actor()))
                .add("detail", JsonFields.value(event.detail()))
                .build();
    }
}
