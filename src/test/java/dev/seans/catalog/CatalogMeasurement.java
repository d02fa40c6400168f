package dev.seans.catalog;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures an import of a generated catalogue into an H2 file, first and again. Not a test: run it with the test class
 * path and {@code -Xmx256m -Xlog:gc}, and give it the number of products and an empty folder.
 */
public final class CatalogMeasurement {

    private static final int CHUNK = 2_000;

    private CatalogMeasurement() {}

    public static void main(String[] arguments) throws Exception {
        int products = Integer.parseInt(arguments[0]);
        Path folder = Path.of(arguments[1]);
        Database database = TestDatabase.h2File(folder);
        CatalogHarness catalog = new CatalogHarness(database, new PortableCatalogWriter(database.dialect()));
        CommerceMlGenerator generator = new CommerceMlGenerator(products, "2.07", StandardCharsets.UTF_8, 1);
        Path file = folder.resolve("import.xml");
        try (OutputStream bytes = Files.newOutputStream(file)) {
            generator.writeCatalog(bytes);
        }
        System.out.println(Files.size(file) / 1_000_000 + " MB");
        read(file, products);
        write("first", catalog, 1, file, products);
        write("unchanged", catalog, 2, file, products);
    }

    private static void read(Path file, int products) throws Exception {
        long begin = System.nanoTime();
        try (InputStream bytes = Files.newInputStream(file);
                CatalogReader reader = new CatalogReader(bytes)) {
            while (reader.next() != null) {
                // only the reading is measured
            }
        }
        report("read only", begin, products);
    }

    private static void write(String name, CatalogHarness catalog, long fileId, Path file, int products)
            throws Exception {
        long begin = System.nanoTime();
        try (InputStream bytes = Files.newInputStream(file)) {
            System.out.println(catalog.importDocument(fileId, bytes, CHUNK, 0));
        }
        report(name, begin, products);
    }

    private static void report(String name, long begin, int products) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("%s: %.1f s, %.0f products/s%n", name, seconds, products / seconds);
    }
}
