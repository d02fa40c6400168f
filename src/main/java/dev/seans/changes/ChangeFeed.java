package dev.seans.changes;

import dev.seans.database.Database;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has changed in a source, in the order in which it was committed. Each record stands where it last changed, and only there:
 * who reads from the beginning gets everything once, who goes on gets what has changed since.
 */
@OnePerApplication
public class ChangeFeed {

    private static final int CATALOG = 0;
    private static final int FILES = 1;
    private static final int ORDERS = 2;

    /** Of a page: each may be large. */
    private static final int MOST_ORDERS = 50;

    /** Of what 1C says of an order the last document alone: it is shown with all of them. */
    private static final String NEWEST =
            "NOT EXISTS (SELECT 1 FROM seans_order_document l WHERE l.order_id = d.order_id"
                    + " AND (l.change_no > d.change_no OR (l.change_no = d.change_no AND l.id > d.id)) AND l.change_no <= ?) AND ";

    private static final Comparator<Change> IN_ORDER = Comparator.<Change>comparingLong(
                    change -> change.at().number())
            .thenComparingInt(change -> change.at().stream())
            .thenComparingLong(change -> change.at().row());

    private final Database database;
    private final ChangeNumbers numbers;

    @Inject
    public ChangeFeed(Database database, ChangeNumbers numbers) {
        this.database = database;
        this.numbers = numbers;
    }

    /**
     * Reads on.
     *
     * <ol>
     *   <li>The last number of the source is read: everything up to it is committed, and what comes meanwhile is left for the next
     *       page, though a part of it may be seen already.
     *   <li>Of each stream so many changes are read as the page has room for.
     *   <li>They are put into one order, and the page ends where it is full.
     * </ol>
     *
     * @param shop whose orders alone are told; null for all
     * @return empty if there is no such source
     * @throws CursorTooHighException if the cursor is not of this source, or the database was set back since
     */
    public Optional<Page> read(String source, ChangeCursor after, int limit, @Nullable String shop) {
        return database.find("SELECT id FROM seans_import_source WHERE name = ?", row -> row.getLong("id"), source)
                .map(sourceId -> read(new Reading(sourceId, source, after, numbers.last(sourceId), limit, shop)));
    }

    /** How far each source has come: who has read to there has read all. */
    public Map<String, ChangeCursor> ends() {
        Map<String, ChangeCursor> ends = new HashMap<>();
        var unused = database.query(
                "SELECT s.name, n.last_no, n.epoch FROM seans_change_number n JOIN seans_import_source s ON s.id = n.source_id",
                row -> ends.put(
                        row.getString("name"), ChangeCursor.endOf(row.getString("epoch"), row.getLong("last_no"))));
        return ends;
    }

    private Page read(Reading reading) {
        if (!reading.after().isOf(reading.last())) {
            throw new CursorTooHighException();
        }
        ChangeCursor end =
                ChangeCursor.endOf(reading.last().epoch(), reading.last().number());
        if (reading.after().equals(end)) {
            return new Page(List.of(), end, false);
        }
        List<Change> ofOrders = orders(reading);
        List<Change> all = Stream.of(catalog(reading), files(reading), ofOrders)
                .flatMap(List::stream)
                .sorted(IN_ORDER)
                .limit(reading.limit())
                .toList();
        boolean isFull = all.size() == reading.limit() || ofOrders.size() == MOST_ORDERS;
        List<Change> changes = ofOrders.size() == MOST_ORDERS ? upTo(ofOrders.get(MOST_ORDERS - 1), all) : all;
        return new Page(changes, isFull ? changes.get(changes.size() - 1).at() : end, isFull);
    }

    /** What stands behind the last order that was read may have orders between. */
    private static List<Change> upTo(Change last, List<Change> all) {
        return all.stream()
                .filter(change -> IN_ORDER.compare(change, last) <= 0)
                .toList();
    }

    private List<Change> catalog(Reading reading) {
        List<Change> rows = database.query(
                "SELECT row_id, kind, change_no, deleted, active FROM seans_catalog_seen WHERE "
                        + reading.condition("source_id", "change_no", "row_id"),
                row -> new Change(
                        reading.at(row.getLong("change_no"), CATALOG, row.getLong("row_id")),
                        row.getString("kind"),
                        row.getLong("row_id"),
                        "",
                        row.getBoolean("deleted"),
                        row.getBoolean("active")),
                reading.arguments(reading.sourceId(), CATALOG));
        Map<Long, String> ids = ids(rows);
        return rows.stream()
                .map(row -> new Change(
                        row.at(),
                        row.kind(),
                        row.rowId(),
                        ids.getOrDefault(row.rowId(), ""),
                        row.deleted(),
                        row.active()))
                .toList();
    }

    private Map<Long, String> ids(Collection<Change> rows) {
        Map<Long, String> ids = new HashMap<>();
        rows.stream()
                .collect(Collectors.groupingBy(Change::kind))
                .forEach((kind, some) -> database.query(
                        "SELECT id, ext_id FROM seans_catalog_" + kind.toLowerCase(Locale.ROOT) + " WHERE id = ANY(?)",
                        row -> ids.put(row.getLong("id"), row.getString("ext_id")),
                        (Object) some.stream().map(Change::rowId).toArray(Long[]::new)));
        return ids;
    }

    private List<Change> files(Reading reading) {
        return database.query(
                "SELECT id, path, change_no FROM seans_source_file WHERE NOT leaving AND "
                        + reading.condition("source_id", "change_no", "id"),
                row -> new Change(
                        reading.at(row.getLong("change_no"), FILES, row.getLong("id")),
                        Change.FILE,
                        row.getLong("id"),
                        row.getString("path"),
                        false,
                        true),
                reading.arguments(reading.sourceId(), FILES));
    }

    /** A source of orders is the source of goods of the same name. */
    private List<Change> orders(Reading reading) {
        Optional<Long> source = database.find(
                "SELECT id FROM seans_order_source WHERE name = ?", row -> row.getLong("id"), reading.source());
        if (source.isEmpty()) {
            return List.of();
        }
        String ofShop = reading.shop() == null ? "" : "o.shop = ? AND ";
        List<Object> arguments = new ArrayList<>(reading.shop() == null ? List.of() : List.of(reading.shop()));
        arguments.add(reading.last().number());
        arguments.addAll(List.of(reading.arguments(source.get(), ORDERS)));
        return database.query(
                "SELECT d.id, d.change_no, o.id AS order_id, o.shop_number, (SELECT COUNT(*) FROM seans_order_document c"
                        + " WHERE c.order_id = o.id AND c.told = 'CALLED_OFF') AS called_off FROM seans_order_document d"
                        + " JOIN seans_order o ON o.id = d.order_id WHERE " + ofShop + NEWEST
                        + reading.condition(
                                "d.source_id", "d.change_no", "d.id", Math.min(reading.limit(), MOST_ORDERS)),
                row -> new Change(
                        reading.at(row.getLong("change_no"), ORDERS, row.getLong("id")),
                        Change.ORDER,
                        row.getLong("order_id"),
                        row.getString("shop_number"),
                        false,
                        row.getLong("called_off") == 0),
                arguments.toArray());
    }

    /**
     * What was read.
     *
     * @param next where to go on
     * @param hasMore whether there is more at once
     */
    public record Page(List<Change> changes, ChangeCursor next, boolean hasMore) {

        public Page {
            changes = List.copyOf(changes);
        }
    }

    private record Reading(
            long sourceId,
            String source,
            ChangeCursor after,
            ChangeNumbers.Last last,
            int limit,
            @Nullable String shop) {

        ChangeCursor at(long number, int stream, long row) {
            return new ChangeCursor(last.epoch(), number, stream, row);
        }

        String condition(String ofSource, String number, String row) {
            return condition(ofSource, number, row, limit);
        }

        /** For H2: it looks nothing up by the third condition, and takes an index for an order only from its first column on. */
        String condition(String ofSource, String number, String row, int most) {
            return "%1$s = ? AND %2$s >= ? AND (%2$s, %3$s) > (?, ?) AND %2$s <= ? ORDER BY %1$s, %2$s, %3$s FETCH FIRST %4$d ROWS ONLY"
                    .formatted(ofSource, number, row, most);
        }

        Object[] arguments(long ofSource, int stream) {
            return new Object[] {ofSource, after.number(), after.number(), after.behind(stream), last.number()};
        }
    }
}
