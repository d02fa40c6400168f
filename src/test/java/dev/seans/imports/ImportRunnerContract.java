package dev.seans.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.registry.ImportFailure;
import dev.seans.settings.GivenSettings;
import dev.seans.testkit.onec.CommerceMlGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is imported whole, in chunks, while it is read; on whichever database. */
abstract class ImportRunnerContract {

    private static final int PRODUCTS = 50;
    private static final int RECORDS = PRODUCTS + 28;
    private static final int CHUNK = 7;

    @TempDir
    private Path folder;

    private Path document;
    private Database database;
    private DrivenImports imports;
    private long file;

    abstract TestDatabase kind();

    @BeforeEach
    void aFileThatWaits() throws Exception {
        document = folder.resolve("import.xml");
        try (OutputStream bytes = Files.newOutputStream(document)) {
            new CommerceMlGenerator(PRODUCTS, "2.07", StandardCharsets.UTF_8, 1).writeCatalog(bytes);
        }
        database = kind().fresh();
        imports =
                new DrivenImports(database, GivenSettings.with(Map.of("seans.import.chunk", Integer.toString(CHUNK))));
        file = imports.queue("import.xml");
    }

    @Test
    void everyRecordIsWrittenAndTheCheckpointStandsBehindTheLast() {
        assertThat(imports.run(file, document, () -> false).completed()).isTrue();

        assertThat(done()).isEqualTo(RECORDS);
        assertThat(products()).isEqualTo(PRODUCTS);
    }

    @Test
    void aRunThatIsStoppedGivesItsClaimBackAndTheNextGoesOnBehindIt() {
        AtomicInteger asked = new AtomicInteger();

        SettledRuns stopped = imports.run(file, document, () -> asked.incrementAndGet() > 5);

        assertThat(stopped.released()).isTrue();
        assertThat(done()).isEqualTo(5 * CHUNK);
        assertThat(imports.run(file, document, () -> false).completed()).isTrue();
        assertThat(done()).isEqualTo(RECORDS);
        assertThat(imports.number("SELECT products_read + groups_read + properties_read FROM seans_import_file"))
                .isEqualTo(RECORDS);
    }

    /** So much is read only if nobody looks: the parser needs longer than half a second for it. */
    @Test
    void aRunWhoseImportWasCancelledEndsAlsoWhereThereIsNoRecordToWrite() throws Exception {
        try (BufferedWriter longWithoutRecords = Files.newBufferedWriter(document)) {
            longWithoutRecords.write("<КоммерческаяИнформация><Каталог/><Контрагенты>");
            for (int line = 0; line < 4_000_000; line++) {
                longWithoutRecords.write("<a>beyond the claim</a>\n");
            }
            longWithoutRecords.write("</Контрагенты></КоммерческаяИнформация>");
        }
        database.update("UPDATE seans_import_file SET fence = fence + 1 WHERE id = ?", file);

        SettledRuns overtaken = imports.run(file, document, () -> false);

        assertThat(overtaken.completed()).isFalse();
        assertThat(overtaken.failure()).isNull();
    }

    @Test
    void noChunkIsWrittenWhileTheDiskIsNearlyFull() throws Exception {
        DrivenImports full =
                new DrivenImports(kind().emptied(), GivenSettings.with(Map.of("seans.upload.min-free", "8000000 GB")));

        SettledRuns failed = full.run(full.queue("import.xml"), document, () -> false);

        assertThat(failed.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo(ImportFailure.DISK_NEARLY_FULL);
            assertThat(failure.text()).contains("seans.upload.min-free = 8000000 GB");
        });
        assertThat(full.number("SELECT COUNT(*) FROM seans_catalog_product")).isZero();
    }

    /** Begun again by itself, it would end likewise after each restart. */
    @Test
    void anErrorOfTheRuntimeFailsTheFileAtOnce() {
        AtomicInteger asked = new AtomicInteger();

        SettledRuns failed = imports.run(file, document, () -> {
            if (asked.incrementAndGet() > 2) {
                throw new OutOfMemoryError("in a test");
            }
            return false;
        });

        assertThat(failed.failure()).extracting(ImportFailure::code).isEqualTo(ImportFailure.FATAL_ERROR);
        assertThat(done()).isEqualTo(2 * CHUNK);
    }

    @Test
    void whatStandsBeforeAFaultIsWrittenAndTheFileFails() throws Exception {
        byte[] whole = Files.readAllBytes(document);
        Files.write(document, Arrays.copyOf(whole, whole.length / 2));

        SettledRuns broken = imports.run(file, document, () -> false);

        assertThat(broken.completed()).isFalse();
        assertThat(broken.failure()).isNotNull().extracting(ImportFailure::code).isEqualTo("TRUNCATED");
        assertThat(done()).isPositive().isLessThan(RECORDS).isEqualTo(28 + products());
    }

    @Test
    void whoHasLostItsClaimStopsAndLeavesNoThreadBehind() {
        database.update("UPDATE seans_import_file SET fence = fence + 1");

        SettledRuns lost = imports.run(file, document, () -> false);

        assertThat(lost.completed()).isFalse();
        assertThat(lost.failure()).isNull();
        assertThat(products()).isZero();
        assertThat(readers()).isZero();
    }

    @Test
    void aWriteThatFailsEndsTheReadingToo() {
        database.update("DROP TABLE seans_catalog_seen");

        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> imports.run(file, document, () -> false));

        assertThat(done()).isZero();
        assertThat(readers()).isZero();
    }

    @Test
    void aFileThatCannotBeReadIsTriedAgainLater() throws IOException {
        Files.delete(document);
        Files.createDirectory(document);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> imports.run(file, document, () -> false));
        assertThat(readers()).isZero();
    }

    private long done() {
        return imports.number("SELECT records_done FROM seans_import_file");
    }

    private long products() {
        return imports.number("SELECT COUNT(*) FROM seans_catalog_product");
    }

    private static long readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(DrivenImports.READER))
                .count();
    }
}
