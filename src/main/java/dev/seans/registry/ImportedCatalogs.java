package dev.seans.registry;

import dev.seans.catalog.DescribedCatalog;
import dev.seans.database.Database;
import dev.seans.records.CatalogRecord;
import dev.seans.records.RecordKind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Remembers of which catalogues a file has described products or offers. */
public final class ImportedCatalogs {

    private final Database database;

    public ImportedCatalogs(Database database) {
        this.database = database;
    }

    /** Notes what a chunk describes, once for each file. Only the one runner of the file may call it at a time. */
    public void note(long fileId, List<CatalogRecord> chunk) {
        Set<DescribedCatalog> described = new HashSet<>(DescribedCatalog.of(chunk));
        if (!described.isEmpty()) {
            described.removeAll(noted(fileId));
            described.forEach(catalog -> insert(fileId, catalog));
        }
    }

    /** The catalogues of all files of the source that were asked for since then and are imported. */
    public List<DescribedCatalog> since(long sourceId, Instant since) {
        return database.query(
                "SELECT DISTINCT c.kind, c.catalog_ext_id FROM seans_import_catalog c"
                        + " JOIN seans_import_file f ON f.id = c.import_file_id"
                        + " WHERE f.source_id = ? AND f.created_at >= ? AND f.state = 'COMPLETED'"
                        + " ORDER BY c.catalog_ext_id, c.kind DESC",
                row -> new DescribedCatalog(RecordKind.valueOf(row.getString("kind")), row.getString("catalog_ext_id")),
                sourceId,
                since);
    }

    private List<DescribedCatalog> noted(long fileId) {
        return database.query(
                "SELECT kind, catalog_ext_id FROM seans_import_catalog WHERE import_file_id = ?",
                row -> new DescribedCatalog(RecordKind.valueOf(row.getString("kind")), row.getString("catalog_ext_id")),
                fileId);
    }

    private void insert(long fileId, DescribedCatalog catalog) {
        database.update(
                "INSERT INTO seans_import_catalog (import_file_id, kind, catalog_ext_id) VALUES (?, ?, ?)",
                fileId,
                catalog.kind(),
                catalog.catalogId());
    }
}
