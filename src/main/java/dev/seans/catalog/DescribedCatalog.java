package dev.seans.catalog;

import dev.seans.records.CatalogRecord;
import dev.seans.records.ExternalId;
import dev.seans.records.KeyedRecord;
import dev.seans.records.OfferRecord;
import dev.seans.records.ProductRecord;
import dev.seans.records.RecordKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A catalogue of which a document describes products, or offers. Prices and stock alone describe none: such a delta
 * says nothing of the goods that it does not mention.
 *
 * @param kind {@link RecordKind#PRODUCT} or {@link RecordKind#OFFER}
 * @param catalogId empty if the document has not told it
 */
public record DescribedCatalog(RecordKind kind, String catalogId) {

    public DescribedCatalog {
        if (!kind.mayBeHidden()) {
            throw new IllegalArgumentException("A catalogue holds products and offers, not " + kind);
        }
        ExternalId.requireFitting(catalogId);
    }

    /** The catalogues that these records describe something of. */
    public static Set<DescribedCatalog> of(List<CatalogRecord> records) {
        Set<DescribedCatalog> catalogs = new LinkedHashSet<>();
        for (CatalogRecord next : records) {
            if (next instanceof KeyedRecord keyed && isDescribed(keyed)) {
                catalogs.add(new DescribedCatalog(keyed.kind(), keyed.catalogId()));
            }
        }
        return catalogs;
    }

    private static boolean isDescribed(KeyedRecord keyed) {
        return (keyed instanceof ProductRecord product && product.content() != null)
                || (keyed instanceof OfferRecord offer && offer.content() != null);
    }
}
