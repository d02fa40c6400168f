package dev.seans.catalog;

import dev.seans.records.CatalogRecord;
import dev.seans.records.KeyedRecord;
import dev.seans.records.OfferRecord;
import dev.seans.records.ProductRecord;
import java.util.AbstractList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of a chunk, with what is to be stored of its products and offers, hashes included. That needs no database,
 * so it can be done before the writer's turn comes, on the thread that reads.
 */
public final class PreparedChunk extends AbstractList<CatalogRecord> {

    private final List<CatalogRecord> records;
    private final IdentityHashMap<KeyedRecord, List<@Nullable PartRows>> parts = new IdentityHashMap<>();

    private PreparedChunk(List<CatalogRecord> records) {
        this.records = List.copyOf(records);
        for (CatalogRecord found : this.records) {
            if (found instanceof ProductRecord product) {
                parts.put(product, ProductTable.PRODUCTS.rows(product));
            } else if (found instanceof OfferRecord offer) {
                parts.put(offer, OfferTable.OFFERS.rows(offer));
            }
        }
    }

    /** The same records, prepared; what is prepared already stays as it is. */
    public static PreparedChunk of(List<CatalogRecord> records) {
        return records instanceof PreparedChunk prepared ? prepared : new PreparedChunk(records);
    }

    @Override
    public CatalogRecord get(int index) {
        return records.get(index);
    }

    @Override
    public int size() {
        return records.size();
    }

    /** What is to be stored of one of the records, part by part. */
    <R extends KeyedRecord> List<@Nullable PartRows> rows(RecordTable<R> table, R keyed) {
        List<@Nullable PartRows> prepared = parts.get(keyed);
        return prepared == null ? table.rows(keyed) : prepared;
    }
}
