package dev.seans.orderbook;

import dev.seans.records.OrderRecord;
import dev.seans.records.OrderRecord.Operation;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By what documents of 1C are found again, and orders by them. */
final class OrderKey {

    private static final int KEY_MAX = 200;

    private OrderKey() {}

    /** Of a document among those of its source and operation. */
    static String of(OrderRecord document) {
        String own = firstOf(
                document.operation() == Operation.ORDER ? document.number() : document.id(),
                document.operation() == Operation.ORDER ? document.id() : document.number(),
                document.numberInOneC());
        String key =
                document.operation() == Operation.ORDER || document.base() == null ? own : document.base() + "/" + own;
        return key.substring(0, Math.min(key.length(), KEY_MAX));
    }

    /** The numbers under which the order may be known, the best first. */
    static Stream<String> candidates(OrderRecord document) {
        return (document.operation() == Operation.ORDER
                        ? Stream.of(document.number(), document.id(), document.numberInOneC())
                        : Stream.of(document.base()))
                .filter(Objects::nonNull);
    }

    private static String firstOf(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse("");
    }
}
