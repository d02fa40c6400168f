package dev.seans.catalog;

import dev.seans.bulk.TableStatements;
import dev.seans.database.Dialect;
import dev.seans.records.CatalogRecord;
import dev.seans.records.CategoryRecord;
import dev.seans.records.GroupRecord;
import dev.seans.records.KeyedRecord;
import dev.seans.records.OfferRecord;
import dev.seans.records.PriceTypeRecord;
import dev.seans.records.ProductRecord;
import dev.seans.records.PropertyRecord;
import dev.seans.records.Rejection;
import dev.seans.records.UnitRecord;
import dev.seans.records.ValueProblem;
import dev.seans.records.WarehouseRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Writes into the tables of the catalogue, by statements of one kind. */
class TableCatalogWriter implements CatalogWriter {

    private final Dialect dialect;
    private final Function<Connection, TableStatements> statements;

    TableCatalogWriter(Dialect dialect, Function<Connection, TableStatements> statements) {
        this.dialect = dialect;
        this.statements = statements;
    }

    RowIds rowIds(Connection connection) {
        return new RowIds(connection, dialect);
    }

    @Override
    public final RecordCounts write(Connection connection, WriteContext context, List<CatalogRecord> chunk)
            throws SQLException {
        WriteSession session = new WriteSession(
                connection,
                dialect,
                context,
                statements.apply(connection),
                rowIds(connection),
                PreparedChunk.of(chunk));
        return counted(chunk)
                .plus(write(session, ClassifierTables.GROUPS, of(GroupRecord.class, chunk)))
                .plus(write(session, ClassifierTables.PROPERTIES, of(PropertyRecord.class, chunk)))
                .plus(write(session, ClassifierTables.PRICE_TYPES, of(PriceTypeRecord.class, chunk)))
                .plus(write(session, ClassifierTables.WAREHOUSES, of(WarehouseRecord.class, chunk)))
                .plus(write(session, ClassifierTables.UNITS, of(UnitRecord.class, chunk)))
                .plus(write(session, ClassifierTables.CATEGORIES, of(CategoryRecord.class, chunk)))
                .plus(write(session, ProductTable.PRODUCTS, of(ProductRecord.class, chunk)))
                .plus(write(session, OfferTable.OFFERS, of(OfferRecord.class, chunk)));
    }

    /** What can be counted without a database. */
    private static RecordCounts counted(List<CatalogRecord> chunk) {
        long prices = 0;
        long stocks = 0;
        for (OfferRecord offer : of(OfferRecord.class, chunk)) {
            prices += offer.pricesGiven();
            stocks += offer.stock() == null ? 0 : offer.stock().levels().size();
        }
        return RecordCounts.ofValues(prices, stocks)
                .plus(RecordCounts.ofRejected(of(Rejection.class, chunk).size()))
                .plus(RecordCounts.ofBadValues(of(ValueProblem.class, chunk).stream()
                        .mapToLong(ValueProblem::values)
                        .sum()));
    }

    private static <R extends CatalogRecord> List<R> of(Class<R> kind, List<CatalogRecord> chunk) {
        return chunk.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <R extends KeyedRecord> RecordCounts write(
            WriteSession session, RecordTable<R> table, List<R> records) throws SQLException {
        RecordCounts counts = RecordCounts.NONE;
        if (records.isEmpty()) {
            return counts;
        }
        try (TableWriter<R> writer = new TableWriter<>(session, table)) {
            for (List<R> round : rounds(records)) {
                counts = counts.plus(writer.write(round));
            }
        }
        return counts;
    }

    /** An id that comes again must find what its first coming has written: that begins a new round. */
    private static <R extends KeyedRecord> List<List<R>> rounds(List<R> records) {
        List<List<R>> rounds = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (R keyed : records) {
            if (rounds.isEmpty() || !ids.add(keyed.id())) {
                rounds.add(new ArrayList<>());
                ids.clear();
                ids.add(keyed.id());
            }
            rounds.get(rounds.size() - 1).add(keyed);
        }
        return rounds;
    }
}
