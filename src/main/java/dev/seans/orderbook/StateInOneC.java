package dev.seans.orderbook;

import dev.seans.orderbook.OrderEvent.Kind;
import dev.seans.orderbook.ReturnedDocuments.Document;
import dev.seans.records.OrderRecord.Operation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How 1C has gone on with an order, as its documents tell. Most kinds of 1C send no status, so it is derived (protocol of orders,
 * sections 1.3 and 2.4).
 *
 * @param told {@link Kind#CALLED_OFF}, {@link Kind#SHIPPED}, {@link Kind#PAID} or {@link Kind#SEEN}, the first that holds
 * @param sumDiffers whether the sum there is another one than that of the shop: lines were cancelled or changed there, or a change of
 *     the shop was skipped
 */
public record StateInOneC(Kind told, boolean sumDiffers) {

    private static final List<Kind> BY_WEIGHT = List.of(Kind.CALLED_OFF, Kind.SHIPPED, Kind.PAID, Kind.SEEN);

    /** Empty if 1C has sent nothing of it. */
    public static Optional<StateInOneC> of(OrderStatus order, List<Document> returned) {
        return BY_WEIGHT.stream()
                .filter(kind -> returned.stream().anyMatch(document -> document.told() == kind))
                .findFirst()
                .map(told -> new StateInOneC(told, sumDiffers(order, returned)));
    }

    /** What 1C has sent before it got the newest version says nothing of that one. */
    private static boolean sumDiffers(OrderStatus order, List<Document> returned) {
        if (order.state() != OrderState.CONFIRMED) {
            return false;
        }
        BigDecimal sum = ReturnedJson.sum(order.content()).orElseThrow();
        return returned.stream()
                .filter(document -> document.operation() == Operation.ORDER)
                .filter(document ->
                        order.confirmedAt() == null || document.cameAt().isAfter(order.confirmedAt()))
                .flatMap(document -> document.sum().stream())
                .anyMatch(there -> there.compareTo(sum) != 0);
    }
}
