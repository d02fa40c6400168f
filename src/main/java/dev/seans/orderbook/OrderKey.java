package dev.seans.orderbook;

import dev.seans.orderbook.OrderRows.Known;
import dev.seans.records.OrderRecord;
import dev.seans.records.OrderRecord.Operation;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By what a document of 1C is found again among those of its source and operation. */
final class OrderKey {

    private static final int KEY_MAX = 200;

    private OrderKey() {}

    /** @param order that it is about; null if none is known */
    static String of(OrderRecord document, @Nullable Known order) {
        String key = document.operation() == Operation.ORDER ? ofOrder(document, order) : ofPart(document, order);
        return key.substring(0, Math.min(key.length(), KEY_MAX));
    }

    private static String ofOrder(OrderRecord document, @Nullable Known order) {
        return order == null ? firstOf(document.number(), document.id(), document.numberInOneC()) : order.number();
    }

    private static String ofPart(OrderRecord document, @Nullable Known order) {
        String base = order == null ? firstOf(document.base()) : order.number();
        return base + "/" + firstOf(document.id(), document.numberInOneC(), document.number());
    }

    /** What of a key tells people which order it is about: of a part its order, or, if that is unknown, the part itself. */
    static String number(String key) {
        int slash = key.indexOf('/');
        return slash > 0 ? key.substring(0, slash) : key.substring(slash + 1);
    }

    private static String firstOf(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse("");
    }
}
