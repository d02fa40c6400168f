package dev.seans.records;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of price, such as retail.
 *
 * @param content null if the document says no more than the id and the mark
 */
public record PriceTypeRecord(
        String id, DeletionMark mark, @Nullable Content content) implements KeyedRecord {

    public PriceTypeRecord {
        ExternalId.require(id);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.PRICE_TYPE;
    }

    /**
     * What a price type is.
     *
     * @param tax that the prices are about, such as {@code НДС}; null if none is given
     * @param taxIncluded whether prices of this type have the tax in them; null if that is not said
     * @param extra what has no place of its own
     * @param told which fields the document tells; the others stay as they are
     * @param currency as 1C writes it, such as {@code RUB} or {@code руб}; null if none is given
     */
    public record Content(
            String name,
            @Nullable String currency,
            @Nullable String tax,
            @Nullable Boolean taxIncluded,
            Extra extra,
            Set<RecordField> told) {

        /** A price type of which everything is told, with no tax. */
        public Content(String name, @Nullable String currency) {
            this(
                    name,
                    currency,
                    null,
                    null,
                    Extra.NONE,
                    Set.of(RecordField.NAME, RecordField.CURRENCY, RecordField.TAX));
        }

        public Content {
            told = Set.copyOf(RecordField.toldWith(extra, told));
        }
    }
}
