package dev.seans.bench;

import dev.seans.commerceml.CatalogReader;
import dev.seans.database.Database;
import dev.seans.imports.DrivenImports;
import dev.seans.settings.GivenSettings;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** One round of a case: the files are parsed, then imported three times into one fresh database. */
final class ImportRound {

    private final BenchFiles files;
    private final Figures figures;

    ImportRound(BenchFiles files, Figures figures) {
        this.files = files;
        this.figures = figures;
    }

    void parse() throws Exception {
        figures.measure(Stage.PARSING, files.products(), () -> read(files.catalog()) + read(files.offers()));
    }

    /** The database has one connection, as a pool would give the same one to each chunk. */
    void load(Database database) throws Exception {
        DrivenImports imports = new DrivenImports(database, GivenSettings.defaults());
        load(imports, Stage.FIRST, files.catalog(), files.offers());
        load(imports, Stage.UNCHANGED, files.catalog(), files.offers());
        load(imports, Stage.CHANGED, files.changedCatalog(), files.changedOffers());
        long stored = imports.number("SELECT COUNT(*) FROM seans_catalog_product");
        if (stored != files.products()) {
            throw new IllegalStateException(stored + " products are stored, not " + files.products());
        }
    }

    private void load(DrivenImports imports, Stage stage, Path catalog, Path offers) throws Exception {
        long first = imports.queue(catalog.getFileName().toString());
        long second = imports.queue(offers.getFileName().toString());
        figures.measure(stage, files.products(), () -> {
            load(imports, first, catalog);
            load(imports, second, offers);
            return imports;
        });
    }

    private static void load(DrivenImports imports, long file, Path document) {
        if (!imports.run(file, document, () -> false).completed()) {
            throw new IllegalStateException("the import of " + document + " did not come to its end");
        }
    }

    private static long read(Path document) throws Exception {
        long records = 0;
        try (InputStream bytes = Files.newInputStream(document);
                CatalogReader reader = new CatalogReader(bytes)) {
            while (reader.next() != null) {
                records++;
            }
        }
        return records;
    }
}
