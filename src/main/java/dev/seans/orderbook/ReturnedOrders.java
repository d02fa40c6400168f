package dev.seans.orderbook;

import dev.seans.orderbook.OrderRows.Known;
import dev.seans.records.OrderRecord;
import dev.seans.records.OrderRecord.Operation;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which orders some documents are about. An order is found by its number, else by the id under which 1C has sent it before; only
 * one that comes without a number by that of 1C, because 1C gives it again the year after. A payment and a shipment belong to the
 * order that is their base, by its number or its id, which may stand in a document before them.
 */
final class ReturnedOrders {

    private final Map<String, Known> byNumber;
    private final Map<String, Known> byId;
    private final Map<String, Known> byNumberInOneC;
    private final IdentityHashMap<OrderRecord, Known> found = new IdentityHashMap<>();

    ReturnedOrders(OrderRows orders, ReturnedDocuments documents, long sourceId, List<OrderRecord> records) {
        byNumber = orders.numbered(sourceId, names(records, document -> true));
        Set<String> ids = names(records, document -> numbered(document).isEmpty());
        byId = new HashMap<>(documents.ordersOfIds(sourceId, ids));
        byNumberInOneC = documents.ordersOfNumbersInOneC(
                sourceId,
                records.stream()
                        .filter(document -> document.operation() == Operation.ORDER && document.number() == null)
                        .map(OrderRecord::numberInOneC)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        records.forEach(this::find);
    }

    /** Null if none is known. */
    @Nullable
    Known of(OrderRecord document) {
        return found.get(document);
    }

    /** Those that came themselves, and not only a part of them. */
    List<Long> ofOrders() {
        return found.entrySet().stream()
                .filter(entry -> entry.getKey().operation() == Operation.ORDER)
                .map(entry -> entry.getValue().id())
                .distinct()
                .toList();
    }

    private void find(OrderRecord document) {
        Optional<Known> order = numbered(document)
                .or(() ->
                        names(document).map(byId::get).filter(Objects::nonNull).findFirst());
        if (order.isEmpty() && document.operation() == Operation.ORDER && document.number() == null) {
            order = Optional.ofNullable(document.numberInOneC()).map(byNumberInOneC::get);
        }
        order.ifPresent(known -> {
            found.put(document, known);
            if (document.operation() == Operation.ORDER && document.id() != null) {
                byId.put(document.id(), known);
            }
        });
    }

    private Optional<Known> numbered(OrderRecord document) {
        return names(document).map(byNumber::get).filter(Objects::nonNull).findFirst();
    }

    private static Set<String> names(List<OrderRecord> records, Predicate<OrderRecord> which) {
        return records.stream().filter(which).flatMap(ReturnedOrders::names).collect(Collectors.toSet());
    }

    private static Stream<String> names(OrderRecord document) {
        return (document.operation() == Operation.ORDER
                        ? Stream.of(document.number(), document.id())
                        : Stream.of(document.base()))
                .filter(Objects::nonNull);
    }
}
