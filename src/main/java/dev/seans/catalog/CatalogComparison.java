package dev.seans.catalog;

import dev.seans.bulk.Column;
import dev.seans.bulk.RowBatch;
import dev.seans.bulk.TableStatements;
import dev.seans.database.Dialect;
import dev.seans.records.RecordKind;
import java.sql.Connection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells of the records of one document what a writer would do with them, and writes nothing: it goes the way of the writers, but
 * for the last step. An id that stands several times in the document is counted each time.
 */
public final class CatalogComparison extends TableCatalogWriter {

    private final Dialect dialect;
    private final Map<String, Long> inserts;

    public CatalogComparison(Dialect dialect) {
        this(dialect, new HashMap<>());
    }

    private CatalogComparison(Dialect dialect, Map<String, Long> inserts) {
        super(dialect, connection -> new UnsentStatements(inserts));
        this.dialect = dialect;
        this.inserts = inserts;
    }

    /** How many records of each kind so far are not in the tables. */
    public Map<RecordKind, Long> created() {
        Map<RecordKind, Long> created = new EnumMap<>(RecordKind.class);
        for (RecordKind kind : EnumSet.complementOf(EnumSet.of(RecordKind.ORDER))) {
            created.put(
                    kind, inserts.getOrDefault("seans_catalog_" + kind.name().toLowerCase(Locale.ROOT), 0L));
        }
        return created;
    }

    @Override
    RowIds rowIds(Connection connection) {
        return RowIds.ofNoRows(connection, dialect);
    }

    /** Counts the rows that would be new. */
    private static final class UnsentStatements implements TableStatements {

        private final Map<String, Long> inserts;

        UnsentStatements(Map<String, Long> inserts) {
            this.inserts = inserts;
        }

        @Override
        public RowBatch insert(String table, List<Column> columns, List<RowBatch> before) {
            return new UnsentBatch(() -> inserts.merge(table, 1L, Long::sum));
        }

        @Override
        public RowBatch update(String table, List<Column> columns, String key, List<RowBatch> before) {
            return new UnsentBatch(() -> {});
        }

        @Override
        public RowBatch updateAlike(String table, List<Column> columns, String key) {
            return new UnsentBatch(() -> {});
        }

        @Override
        public RowBatch delete(String table, String key) {
            return new UnsentBatch(() -> {});
        }
    }

    private static final class UnsentBatch extends RowBatch {

        private final Runnable each;

        UnsentBatch(Runnable each) {
            super(Integer.MAX_VALUE, List.of());
            this.each = each;
        }

        @Override
        protected void put(@Nullable Object[] values) {
            each.run();
        }

        @Override
        protected void send() {
            // that is the step that is left out
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
