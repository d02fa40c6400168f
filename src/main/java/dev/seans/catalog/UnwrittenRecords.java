package dev.seans.catalog;

import dev.seans.records.CatalogRecord;
import dev.seans.records.KeyedRecord;
import dev.seans.records.OfferRecord;
import dev.seans.records.Rejection;
import dev.seans.records.ValueProblem;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Stands in for a writer where somebody else stores the records: writes nothing, and counts. Without tables nobody knows
 * what was there before, so nothing is unchanged, and an id is distinct only within its chunk.
 */
public final class UnwrittenRecords implements CatalogWriter {

    @Override
    public RecordCounts write(Connection connection, WriteContext context, List<CatalogRecord> chunk) {
        RecordCounts counts = RecordCounts.NONE;
        Set<List<Object>> ids = new HashSet<>();
        for (CatalogRecord one : chunk) {
            counts = counts.plus(counted(one));
            if (one instanceof KeyedRecord keyed && ids.add(List.of(keyed.kind(), keyed.id()))) {
                counts = counts.plus(RecordCounts.ofKind(keyed.kind(), 1, 0));
            }
        }
        return counts;
    }

    private static RecordCounts counted(CatalogRecord one) {
        if (one instanceof Rejection) {
            return RecordCounts.ofRejected(1);
        }
        if (one instanceof ValueProblem problem) {
            return RecordCounts.ofBadValues(problem.values());
        }
        if (one instanceof OfferRecord offer) {
            long prices = offer.pricesGiven();
            int stocks = offer.stock() == null ? 0 : offer.stock().levels().size();
            return RecordCounts.ofValues(prices, stocks);
        }
        return RecordCounts.NONE;
    }
}
