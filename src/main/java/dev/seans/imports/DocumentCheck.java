package dev.seans.imports;

import dev.seans.catalog.CatalogComparison;
import dev.seans.catalog.RecordCounts;
import dev.seans.catalog.WriteContext;
import dev.seans.commerceml.CatalogFormatException;
import dev.seans.commerceml.CatalogReader;
import dev.seans.database.Database;
import dev.seans.records.CatalogRecord;
import dev.seans.records.DocumentNotes;
import dev.seans.records.Rejection;
import dev.seans.records.ValueProblem;
import dev.seans.registry.ImportFailure;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one document to its end and compares it with the tables, chunk by chunk. */
final class DocumentCheck {

    /** Of each of the two: enough to see what is wrong with a document. */
    private static final int TOLD = 100;

    private final Database database;
    private final WriteContext context;
    private final int chunkSize;
    private final CatalogComparison comparison;
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<ValueProblem> problems = new ArrayList<>();
    private RecordCounts counts = RecordCounts.NONE;

    DocumentCheck(Database database, WriteContext context, int chunkSize) {
        this.database = database;
        this.context = context;
        this.chunkSize = chunkSize;
        comparison = new CatalogComparison(database.dialect());
    }

    /**
     * Checks it.
     *
     * @throws java.io.UncheckedIOException if the bytes cannot be read
     */
    CheckedDocument check(String name, InputStream bytes) {
        try (CatalogReader reader = new CatalogReader(bytes)) {
            ImportFailure failure = compare(reader);
            return checked(name, reader.onlyChanges().orElse(null), reader.notes(), failure);
        } catch (CatalogFormatException broken) {
            return checked(name, null, DocumentNotes.NONE, ImportFailure.of(broken));
        }
    }

    /** Why it would fail; null if it would not. */
    private @Nullable ImportFailure compare(CatalogReader reader) {
        ChunkReader chunks = new ChunkReader(reader, 0, chunkSize);
        try {
            for (List<CatalogRecord> chunk = chunks.next(); !chunk.isEmpty(); chunk = chunks.next()) {
                compare(chunk);
            }
            return null;
        } catch (CatalogFormatException broken) {
            return ImportFailure.of(broken);
        }
    }

    private void compare(List<CatalogRecord> chunk) {
        counts = counts.plus(database.with(connection -> comparison.write(connection, context, chunk)));
        keep(Rejection.class, chunk, rejections);
        keep(ValueProblem.class, chunk, problems);
    }

    private static <P> void keep(Class<P> type, List<CatalogRecord> chunk, List<P> kept) {
        chunk.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .limit(TOLD - kept.size())
                .forEach(kept::add);
    }

    private CheckedDocument checked(
            String name, @Nullable Boolean onlyChanges, DocumentNotes notes, @Nullable ImportFailure failure) {
        return new CheckedDocument(
                name, counts, comparison.created(), onlyChanges, notes, rejections, problems, failure);
    }
}
