package dev.seans.search;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import dev.seans.database.Database;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the lists of products as the catalogue is. */
@Stateless
public class SearchIndex {

    /**
     * Changes in a transaction: their places are all over the lists, and H2 writes each page that it has touched with every commit.
     */
    private static final int PIECE = 10_000;

    private static final long BEHIND_ALL_ROWS = Long.MAX_VALUE;

    private final int piece;

    @Inject
    private Database database;

    public SearchIndex() {
        this(PIECE);
    }

    SearchIndex(int piece) {
        this.piece = piece;
    }

    /** Sources of which something has changed since they were followed, and of which no import runs. */
    public List<Long> behind() {
        return database.query(
                "SELECT n.source_id FROM seans_change_number n LEFT JOIN seans_search_state s ON s.source_id = n.source_id"
                        + " WHERE n.last_no > 0 AND (s.source_id IS NULL OR s.change_no < n.last_no OR s.row_id < ?)"
                        + " AND NOT EXISTS (SELECT 1 FROM seans_import_file f"
                        + " WHERE f.source_id = n.source_id AND f.state = 'IN_PROGRESS') ORDER BY n.source_id",
                row -> row.getLong("source_id"),
                BEHIND_ALL_ROWS);
    }

    /**
     * Follows a source for a piece of its changes, as who reads the feed of them does:
     *
     * <ol>
     *   <li>The state of the source is locked, so that two nodes do not follow at once.
     *   <li>The last number of the source is read: whatever has it, or a lower one, is committed and to be seen.
     *   <li>The next rows behind the state are read, up to that number.
     *   <li>What the lists should have of these is compared with what they have, and the difference is written.
     *   <li>The state moves to the last of the rows, or behind all of the number where there are no more.
     * </ol>
     */
    @TransactionAttribute(REQUIRES_NEW)
    public void follow(long sourceId) {
        State state = database.find(
                        "SELECT change_no, row_id FROM seans_search_state WHERE source_id = ? FOR UPDATE",
                        row -> new State(row.getLong("change_no"), row.getLong("row_id")),
                        sourceId)
                .orElseGet(() -> begin(sourceId)); // 1
        long last = database.find(
                        "SELECT last_no FROM seans_change_number WHERE source_id = ?",
                        row -> row.getLong("last_no"),
                        sourceId)
                .orElseThrow(); // 2
        List<Changed> changed = changed(sourceId, state, last); // 3
        bringUpToDate(sourceId, rows("PRODUCT", changed), rows("OFFER", changed)); // 4
        State next = changed.size() == piece ? changed.get(piece - 1).at() : new State(last, BEHIND_ALL_ROWS);
        database.update(
                "UPDATE seans_search_state SET change_no = ?, row_id = ? WHERE source_id = ?",
                next.number(),
                next.row(),
                sourceId); // 5
    }

    private State begin(long sourceId) {
        database.update("INSERT INTO seans_search_state (source_id, change_no, row_id) VALUES (?, 0, 0)", sourceId);
        return new State(0, 0);
    }

    /** For H2: it looks nothing up by the second condition on the number, and takes an index for an order from its first column. */
    private List<Changed> changed(long sourceId, State after, long last) {
        return database.query(
                "SELECT row_id, kind, change_no FROM seans_catalog_seen WHERE source_id = ? AND change_no >= ?"
                        + " AND (change_no, row_id) > (?, ?) AND change_no <= ? ORDER BY source_id, change_no, row_id"
                        + " FETCH FIRST " + piece + " ROWS ONLY",
                row -> new Changed(new State(row.getLong("change_no"), row.getLong("row_id")), row.getString("kind")),
                sourceId,
                after.number(),
                after.number(),
                after.row(),
                last);
    }

    private static List<Long> rows(String kind, List<Changed> changed) {
        return changed.stream()
                .filter(one -> one.kind().equals(kind))
                .map(one -> one.at().row())
                .toList();
    }

    private void bringUpToDate(long sourceId, List<Long> products, List<Long> offers) {
        Set<SearchTerm> wanted = new WantedTerms(database).of(products, offers);
        Set<SearchTerm> stored =
                stored(Stream.concat(products.stream(), offers.stream()).toArray(Long[]::new));
        write(
                "DELETE FROM seans_search_term WHERE source_id = ? AND list = ? AND term = ? AND owner_id = ?",
                sourceId,
                stored,
                wanted);
        write(
                "INSERT INTO seans_search_term (source_id, list, term, owner_id) VALUES (?, ?, ?, ?)",
                sourceId,
                wanted,
                stored);
    }

    private Set<SearchTerm> stored(Long[] owners) {
        if (owners.length == 0) {
            return Set.of();
        }
        return new HashSet<>(database.query(
                database.dialect().selectByArray("list, term, owner_id", "seans_search_term", "owner_id", "BIGINT"),
                row -> new SearchTerm(row.getString("list"), row.getString("term"), row.getLong("owner_id")),
                (Object) owners));
    }

    private void write(String statement, long sourceId, Set<SearchTerm> these, Set<SearchTerm> butNotThose) {
        database.updateAll(
                statement,
                these.stream()
                        .filter(term -> !butNotThose.contains(term))
                        .map(term -> new @Nullable Object[] {sourceId, term.list(), term.term(), term.owner()})
                        .toList());
    }

    /** Behind which the next changes are. */
    private record State(long number, long row) {}

    private record Changed(State at, String kind) {}
}
