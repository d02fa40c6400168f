package dev.seans.imports;

import dev.seans.catalog.RecordCounts;
import dev.seans.records.DocumentNotes;
import dev.seans.records.RecordKind;
import dev.seans.records.Rejection;
import dev.seans.records.ValueProblem;
import dev.seans.registry.ImportFailure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import of a document would do.
 *
 * @param name in its archive; empty for a document that came by itself
 * @param counts up to the place at which it is broken, if it is
 * @param created how many records of each kind are not in the tables
 * @param onlyChanges whether the document says that it holds only changes; null if it says nothing
 * @param notes what else it says beside its records
 * @param rejections the first records that could not be stored
 * @param problems the first values that are not understood
 * @param failure why the import would fail; null if it would not
 */
public record CheckedDocument(
        String name,
        RecordCounts counts,
        Map<RecordKind, Long> created,
        @Nullable Boolean onlyChanges,
        DocumentNotes notes,
        List<Rejection> rejections,
        List<ValueProblem> problems,
        @Nullable ImportFailure failure) {

    /** Records that would be changed. Price types, warehouses and units are not counted. */
    public long changed() {
        long compared = counts.groups() + counts.properties() + counts.products() + counts.offers();
        long added = List.of(RecordKind.GROUP, RecordKind.PROPERTY, RecordKind.PRODUCT, RecordKind.OFFER).stream()
                .mapToLong(kind -> created.getOrDefault(kind, 0L))
                .sum();
        return Math.max(0, compared - counts.unchanged() - added);
    }

    /** Whether all of it has a place, and is understood. */
    public boolean isUnderstood() {
        return failure == null
                && counts.rejected() == 0
                && counts.badValues() == 0
                && notes.unknown().isEmpty();
    }
}
