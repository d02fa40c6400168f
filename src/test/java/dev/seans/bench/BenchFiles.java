package dev.seans.bench;

import dev.seans.testkit.onec.CommerceMlGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The documents of one size and encoding: a catalogue and its package of offers, and both once more with every
 * hundredth product changed. Generated when first needed, into a folder that is no part of the project.
 */
public record BenchFiles(Path folder, int products, Charset charset) {

    private static final String VERSION = "2.07";
    private static final int EVERY = 100;

    /** All four, before anything is measured. */
    public void generate() throws IOException {
        catalog();
        offers();
        changedCatalog();
        changedOffers();
    }

    public Path catalog() throws IOException {
        return generated("catalog.xml", generator(1)::writeCatalog);
    }

    public Path offers() throws IOException {
        return generated("offers.xml", generator(1)::writeOffers);
    }

    Path changedCatalog() throws IOException {
        return generated("catalog-changed.xml", generator(2)::writeCatalog);
    }

    Path changedOffers() throws IOException {
        return generated("offers-changed.xml", generator(2)::writeOffers);
    }

    /** Another seed changes only every hundredth product. */
    private CommerceMlGenerator generator(long seed) {
        return new CommerceMlGenerator(products, VERSION, charset, seed, EVERY, Integer.MAX_VALUE);
    }

    private Path generated(String name, Content content) throws IOException {
        Path file = folder.resolve(products + "-" + charset.name() + "-" + name);
        if (!Files.exists(file)) {
            Path unfinished = folder.resolve("unfinished");
            try (OutputStream bytes = Files.newOutputStream(unfinished)) {
                content.write(bytes);
            }
            Files.move(unfinished, file);
        }
        return file;
    }

    /** Writes a document. */
    @FunctionalInterface
    private interface Content {
        void write(OutputStream bytes) throws IOException;
    }
}
