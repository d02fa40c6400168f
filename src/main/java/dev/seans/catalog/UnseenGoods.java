package dev.seans.catalog;

import dev.seans.records.RecordKind;

/**
 * How much of a catalogue no import has seen for a while.
 *
 * @param active products, or offers, that are neither hidden nor marked as deleted
 * @param unseen of these, the ones that no import has seen
 */
public record UnseenGoods(DescribedCatalog catalog, long active, long unseen) {

    public UnseenGoods {
        if (unseen < 0 || unseen > active) {
            throw new IllegalArgumentException("Of %d, %d cannot be unseen".formatted(active, unseen));
        }
    }

    /** Whether they are a larger part of the catalogue than so many per cent. */
    public boolean exceeds(int percent) {
        return unseen * 100 > active * percent;
    }

    public boolean areProducts() {
        return catalog.kind() == RecordKind.PRODUCT;
    }
}
