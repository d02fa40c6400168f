package dev.seans.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.archive.ZipBuilder;
import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.records.RecordKind;
import dev.seans.registry.ImportFailure;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import dev.seans.uploads.UploadFolders;
import dev.seans.uploads.UploadLimits;
import dev.seans.uploads.UploadRefusedException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import would do is told, and nothing is done, on whichever database. */
abstract class ImportCheckContract {

    private static final String STORED =
            document("<Классификатор><Группы><Группа><Ид>g</Ид><Наименование>G</Наименование>"
                    + "</Группа></Группы></Классификатор><Каталог><Ид>c</Ид><Товары>" + product("p1", "A")
                    + product("p2", "B")
                    + "</Товары></Каталог>");

    @TempDir
    Path home;

    private Database database;
    private ImportCheck check;
    private List<String> before;

    abstract TestDatabase kind();

    @BeforeEach
    void aCatalogue() throws Exception {
        database = kind().emptied();
        Settings settings = GivenSettings.with(Map.of(
                "seans.home",
                home.toString(),
                "seans.upload.max-file",
                "100 kB",
                "seans.exchange.file-limit",
                "100 kB"));
        DrivenImports imports = new DrivenImports(database, settings);
        Path file = Files.writeString(home.resolve("stored.xml"), STORED);
        imports.run(imports.queue("stored.xml"), file, () -> false);
        Files.delete(file);
        UploadFolders folders = new UploadFolders(settings);
        check = new ImportCheck(
                database, new SteppedClock(database), folders, new UploadLimits(folders, settings), settings);
        before = rows();
    }

    @Test
    void whatIsNewChangedAndUnchangedIsToldAndNothingIsWritten() throws Exception {
        CheckedDocument checked =
                check(document("<Классификатор><Группы><Группа><Ид>g</Ид><Наименование>G</Наименование>"
                        + "</Группа></Группы></Классификатор><Каталог СодержитТолькоИзменения=\"true\"><Ид>c</Ид><Товары>"
                        + product("p1", "A") + product("p2", "other") + product("p3", "C") + "</Товары></Каталог>"));

        assertThat(checked.failure()).isNull();
        assertThat(checked.counts().products()).isEqualTo(3);
        assertThat(checked.counts().unchanged()).isEqualTo(2);
        assertThat(checked.changed()).isEqualTo(1);
        assertThat(checked.created()).containsEntry(RecordKind.PRODUCT, 1L).containsEntry(RecordKind.GROUP, 0L);
        assertThat(checked.onlyChanges()).isTrue();
        assertThat(checked.isUnderstood()).isTrue();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void allIsNewToASourceThatThereIsNot() throws Exception {
        CheckReport report = check.check("moscow", bytes(STORED));

        assertThat(report.documents().get(0).created())
                .containsEntry(RecordKind.PRODUCT, 2L)
                .containsEntry(RecordKind.GROUP, 1L);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whatIsNotUnderstoodIsToldWithItsPlace() throws Exception {
        CheckedDocument checked = check(document("<Каталог><Товары>\n<Товар><Наименование>ohne</Наименование></Товар>\n"
                + "<Товар><Ид>p9</Ид><Вес>leicht</Вес><Марка>M</Марка></Товар></Товары></Каталог>"));

        assertThat(checked.isUnderstood()).isFalse();
        assertThat(checked.rejections())
                .singleElement()
                .satisfies(one -> assertThat(one.line()).isEqualTo(2));
        assertThat(checked.problems())
                .singleElement()
                .satisfies(one -> assertThat(one.text()).isEqualTo("leicht"));
        assertThat(checked.notes().unknown())
                .extracting(one -> one.path() + " " + one.line())
                .containsExactly("Каталог/Товары/Товар/Марка 3");
    }

    @Test
    void aBrokenDocumentIsReadUpToItsFault() throws Exception {
        CheckedDocument checked = check(document("<Каталог><Товары>" + product("p1", "A") + "<Товар></Каталог>"));

        assertThat(checked.failure()).extracting(ImportFailure::code).isEqualTo("BROKEN_XML");
        assertThat(check("no xml").failure()).isNotNull();
        assertThat(check("").failure()).isNotNull();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void eachDocumentOfAnArchiveIsCheckedAndNothingIsKeptOfIt() throws Exception {
        byte[] archive = new ZipBuilder()
                .add("import.xml", STORED)
                .add("import_files/p1.jpg", "image")
                .add(
                        "offers.xml",
                        document(
                                "<ПакетПредложений><Предложения><Предложение><Ид>p1</Ид></Предложение></Предложения></ПакетПредложений>"))
                .build();

        CheckReport report = check.check("1c", new ByteArrayInputStream(archive));

        assertThat(report.failure()).isNull();
        assertThat(report.otherFiles()).isEqualTo(1);
        assertThat(report.documents()).extracting(CheckedDocument::name).containsExactly("import.xml", "offers.xml");
        assertThat(report.documents().get(0).counts().unchanged()).isEqualTo(3);
        assertThat(report.documents().get(1).created()).containsEntry(RecordKind.OFFER, 1L);
        assertThat(rows()).isEqualTo(before);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void whatAKilledNodeHasLeftIsRemovedByTheNextCheck() throws Exception {
        Path left = Files.createFile(home.resolve("check123.zip"));
        Files.setLastModifiedTime(
                left, FileTime.from(new SteppedClock(database).now().minus(Duration.ofDays(2))));

        check.check(
                "1c",
                new ByteArrayInputStream(
                        new ZipBuilder().add("import.xml", STORED).build()));

        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aDamagedArchiveIsToldAsItsImportWouldTellIt() throws Exception {
        byte[] archive = new ZipBuilder().add("import.xml", STORED).build();

        CheckReport report = check.check("1c", new ByteArrayInputStream(archive, 0, archive.length - 30));

        assertThat(report.failure()).isNotNull();
        assertThat(report.isUnderstood()).isFalse();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aFileLargerThanAnUploadMayBeIsRefused() {
        String large = document("<Каталог><Товары>" + product("p1", "x".repeat(200_000)) + "</Товары></Каталог>");

        assertThatExceptionOfType(UploadRefusedException.class).isThrownBy(() -> check(large));
        assertThat(home).isEmptyDirectory();
    }

    private CheckedDocument check(String document) throws Exception {
        CheckReport report = check.check("1c", bytes(document));
        assertThat(report.documents()).hasSize(1);
        return report.documents().get(0);
    }

    private List<String> rows() {
        return database.query(
                "SELECT s.row_id, s.file_id, s.content_hash, p.name FROM seans_catalog_seen s"
                        + " LEFT JOIN seans_catalog_product p ON p.id = s.row_id ORDER BY s.row_id",
                row -> row.getLong(1) + " " + row.getLong(2) + " " + row.getString(3) + " " + row.getString(4));
    }

    private static ByteArrayInputStream bytes(String document) {
        return new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
    }

    private static String document(String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><КоммерческаяИнформация>" + content
                + "</КоммерческаяИнформация>";
    }

    private static String product(String id, String name) {
        return "<Товар><Ид>" + id + "</Ид><Наименование>" + name + "</Наименование></Товар>";
    }
}
