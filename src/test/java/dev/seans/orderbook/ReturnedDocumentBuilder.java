package dev.seans.orderbook;

import dev.seans.records.Extra;
import dev.seans.records.OrderRecord;
import dev.seans.records.OrderRecord.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A document of 1C of which little is told. */
final class ReturnedDocumentBuilder {

    private final Operation operation;
    private @Nullable String id;
    private @Nullable String number;
    private @Nullable String base;
    private @Nullable String version;
    private @Nullable String numberInOneC;
    private @Nullable BigDecimal sum;
    private @Nullable Boolean posted;
    private @Nullable Boolean settled;
    private final List<OrderRecord.Line> lines = new ArrayList<>();

    ReturnedDocumentBuilder(Operation operation) {
        this.operation = operation;
    }

    ReturnedDocumentBuilder id(@Nullable String value) {
        id = value;
        return this;
    }

    ReturnedDocumentBuilder number(String value) {
        number = value;
        return this;
    }

    ReturnedDocumentBuilder base(String value) {
        base = value;
        return this;
    }

    ReturnedDocumentBuilder version(String value) {
        version = value;
        return this;
    }

    ReturnedDocumentBuilder numberInOneC(String value) {
        numberInOneC = value;
        return this;
    }

    ReturnedDocumentBuilder sum(String value) {
        sum = new BigDecimal(value);
        return this;
    }

    ReturnedDocumentBuilder settled(boolean value) {
        settled = value;
        return this;
    }

    ReturnedDocumentBuilder line(String ofSum) {
        lines.add(new OrderRecord.Line("p", null, "Мяч", null, null, new BigDecimal(ofSum)));
        return this;
    }

    ReturnedDocumentBuilder posted() {
        posted = true;
        return this;
    }

    OrderRecord build() {
        SortedMap<String, String> none = Collections.unmodifiableSortedMap(new TreeMap<>());
        return new OrderRecord(
                operation,
                1,
                id,
                number,
                base,
                version,
                numberInOneC,
                null,
                null,
                sum,
                posted,
                null,
                null,
                settled,
                lines,
                none,
                Extra.NONE);
    }
}
