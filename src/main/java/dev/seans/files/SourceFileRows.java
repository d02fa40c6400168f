package dev.seans.files;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SQL of the table seans_source_file. */
@OnePerApplication
class SourceFileRows {

    private final Database database;

    @Inject
    SourceFileRows(Database database) {
        this.database = database;
    }

    Optional<FileOwner> owner(String source) {
        return database.find(
                "SELECT id FROM seans_import_source WHERE name = ?",
                row -> new FileOwner(row.getLong("id"), source),
                source);
    }

    /**
     * When those that are there were received. They are found first, and locked by their numbers then, because H2 finds
     * many paths through an index only in a way in which it can lock nothing; their rows are locked until the end of the transaction. Whatever comes is
     * newer than one that leaves.
     */
    Map<String, Known> lock(FileOwner owner, Collection<String> paths) {
        Long[] found = database.query(
                        database.dialect().selectByArray("id", "seans_source_file", "path", "CHARACTER VARYING(500)")
                                + " AND source_id = ?",
                        row -> row.getLong("id"),
                        paths.toArray(String[]::new),
                        owner.sourceId())
                .toArray(Long[]::new);
        Map<String, Known> known = new HashMap<>();
        database.query(
                "SELECT path, received_at, leaving, sha256, change_no FROM seans_source_file WHERE id = ANY(?) ORDER BY path FOR UPDATE",
                row -> known.put(row.getString("path"), Known.of(row)),
                (Object) found);
        return known;
    }

    void insert(FileOwner owner, List<IncomingFile> files, ToLongFunction<IncomingFile> changeNo) {
        batch(
                "INSERT INTO seans_source_file (bytes, sha256, received_at, change_no, joined, source_id, path)"
                        + " VALUES (?, ?, ?, ?, FALSE, ?, ?)",
                owner,
                files,
                changeNo);
    }

    /** The newer upload of a file begins to wait for a product anew. */
    void replace(FileOwner owner, List<IncomingFile> files, ToLongFunction<IncomingFile> changeNo) {
        batch(
                "UPDATE seans_source_file SET bytes = ?, sha256 = ?, received_at = ?, change_no = ?, joined = FALSE, leaving = FALSE"
                        + " WHERE source_id = ? AND path = ?",
                owner,
                files,
                changeNo);
    }

    private void batch(String sql, FileOwner owner, List<IncomingFile> files, ToLongFunction<IncomingFile> changeNo) {
        if (files.isEmpty()) {
            return;
        }
        database.with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (IncomingFile file : files) {
                    statement.setLong(1, file.bytes());
                    statement.setString(2, file.sha256());
                    statement.setObject(3, Columns.toColumn(file.receivedAt()));
                    statement.setLong(4, changeNo.applyAsLong(file));
                    statement.setLong(5, owner.sourceId());
                    statement.setString(6, file.path().path());
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    /** The sources that have files. */
    List<FileOwner> owners() {
        return database.query(
                "SELECT id, name FROM seans_import_source s WHERE EXISTS (SELECT 1 FROM seans_source_file f WHERE f.source_id = s.id)"
                        + " ORDER BY id",
                row -> new FileOwner(row.getLong("id"), row.getString("name")));
    }

    /** The number of the source's next import. While it stays, and the source is idle, no product of it changes. */
    long nextImport(FileOwner owner) {
        return nextImport(owner, "");
    }

    /** Holds off imports of the source until the end of the transaction; gives the number of the next one. */
    long lock(FileOwner owner) {
        return nextImport(owner, " FOR UPDATE");
    }

    private long nextImport(FileOwner owner, String lock) {
        return database.find(
                        "SELECT next_queue_no FROM seans_import_source WHERE id = ?" + lock,
                        row -> row.getLong("next_queue_no"),
                        owner.sourceId())
                .orElseThrow();
    }

    /** Whether no import of the source waits or runs. */
    boolean isIdle(FileOwner owner) {
        return database.find(
                        "SELECT 1 AS found FROM seans_import_session WHERE source_id = ? AND active_key > ''"
                                + " FETCH FIRST 1 ROW ONLY",
                        row -> true,
                        owner.sourceId())
                .isEmpty();
    }

    boolean hasProducts(FileOwner owner) {
        return database.find(
                        "SELECT 1 AS found FROM seans_catalog_product WHERE source_id = ? FETCH FIRST 1 ROW ONLY",
                        row -> true,
                        owner.sourceId())
                .isPresent();
    }

    List<KeptFile> page(FileOwner owner, long after, int most) {
        return database.query(
                "SELECT * FROM seans_source_file WHERE source_id = ? AND id > ? ORDER BY id FETCH FIRST " + most
                        + " ROWS ONLY",
                SourceFileRows::read,
                owner.sourceId(),
                after);
    }

    /**
     * Those that are as they were read; all rows are locked until the end of the transaction, in the order of paths: in
     * another one than a take-over, the two could wait for each other.
     */
    List<KeptFile> lock(List<KeptFile> files) {
        Set<KeptFile> known = Set.copyOf(files);
        return database
                .query(
                        "SELECT * FROM seans_source_file WHERE id = ANY(?) ORDER BY path FOR UPDATE",
                        SourceFileRows::read,
                        (Object) ids(files))
                .stream()
                .filter(known::contains)
                .toList();
    }

    private static KeptFile read(ResultSet row) throws SQLException {
        return new KeptFile(
                row.getLong("id"),
                row.getString("path"),
                row.getBoolean("joined"),
                row.getBoolean("leaving"),
                Columns.instant(row, "received_at"));
    }

    private static Long[] ids(List<KeptFile> files) {
        return files.stream().map(KeptFile::id).toArray(Long[]::new);
    }

    /**
     * The paths of a page that products, offers and groups have which are not marked as deleted. All images of the source are read
     * once, and for each the page is asked through the index of paths.
     */
    Set<String> used(FileOwner owner, List<KeptFile> page) {
        return page.isEmpty()
                ? Set.of()
                : Stream.of("product", "offer", "group")
                        .flatMap(kind -> used(kind, owner, page).stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private List<String> used(String kind, FileOwner owner, List<KeptFile> page) {
        return database.query(
                ("SELECT DISTINCT f.path FROM seans_catalog_%1$s_image i"
                                + " JOIN seans_catalog_%1$s r ON r.id = i.%1$s_id AND NOT r.deleted"
                                + " JOIN seans_source_file f ON f.source_id = i.source_id AND f.path = i.image_path"
                                + " WHERE i.source_id = ? AND f.id BETWEEN ? AND ?")
                        .formatted(kind),
                row -> row.getString("path"),
                owner.sourceId(),
                page.get(0).id(),
                page.get(page.size() - 1).id());
    }

    /** Locked rows. */
    void join(List<KeptFile> files) {
        database.update("UPDATE seans_source_file SET joined = TRUE WHERE id = ANY(?)", (Object) ids(files));
    }

    /** Locked rows. */
    void leave(List<KeptFile> files) {
        database.update("UPDATE seans_source_file SET leaving = TRUE WHERE id = ANY(?)", (Object) ids(files));
    }

    /** Locked rows. */
    void remove(List<KeptFile> files) {
        database.update("DELETE FROM seans_source_file WHERE id = ANY(?)", (Object) ids(files));
    }

    void remove(FileOwner owner, String path) {
        database.update("DELETE FROM seans_source_file WHERE source_id = ? AND path = ?", owner.sourceId(), path);
    }

    /**
     * A file that is there already.
     *
     * @param receivedAt the epoch, if it leaves: whatever comes is newer
     */
    record Known(Instant receivedAt, String sha256, boolean leaves, long changeNo) {

        static Known of(ResultSet row) throws SQLException {
            boolean leaves = row.getBoolean("leaving");
            return new Known(
                    leaves ? Instant.EPOCH : Columns.instant(row, "received_at"),
                    row.getString("sha256"),
                    leaves,
                    row.getLong("change_no"));
        }

        /** The same content again is no change. */
        long changeNo(IncomingFile again, long next) {
            return !leaves && sha256.equals(again.sha256()) ? changeNo : next;
        }
    }
}
