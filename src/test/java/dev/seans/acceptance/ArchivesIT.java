package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.archive.ZipBuilder;
import dev.seans.archive.ZipBuilder.Entry;
import dev.seans.smoke.AdminApi;
import dev.seans.smoke.SessionKey;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCClient;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import dev.seans.testkit.onec.OneCZip;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Zips: 1C sends its whole folder as one, in fragments, and asks for the imports by the names of the XML in it. */
@ArquillianTest
class ArchivesIT {

    private static final long FRAGMENT = 512;
    private static final Charset CP866 = ZipBuilder.CP866;

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of(
                "seans.exchange.file-limit", "512 B",
                "seans.exchange.language", "en",
                "seans.upload.max-file", "4 MB",
                "seans.upload.max-files", "500",
                "seans.import.hold", "300 ms"));
    }

    @Test
    void a_portion_in_fragments_brings_its_documents_and_its_images() throws Exception {
        Catalogue catalogue = Catalogue.of(30);
        OneCFile image = Pictures.jpeg("import_files/ab/zip-1.jpg", "x".repeat(3000));
        OneCFile pictured = Pictures.document("import1_1.xml", "zip-tea", image.name(), "import_files/ab/none.jpg");
        OneCClient client = OneCClient.catalog(root.resolve("exchange"), "1c", "1c");

        OneCSession session = client.send(
                catalogue.importFile("import0_1.xml"), catalogue.offersFile("offers0_1.xml"), pictured, image);

        JsonObject imported = new AdminApi(root).importOf(SessionKey.of(session));
        assertThat(imported.getString("state")).isEqualTo("COMPLETED");
        assertThat(files(session))
                .extracting(file -> file.getString("name"))
                .containsExactly("import0_1.xml", "offers0_1.xml", "import1_1.xml");
        assertThat(files(session).get(0).getInt("products")).isEqualTo(30);
        assertThat(files(session).get(0).getInt("bytes"))
                .isEqualTo(catalogue.importFile("import0_1.xml").content().length);
        List<JsonObject> images = Pictures.of(new AdminApi(root), "zip-tea");
        assertThat(images.get(0).getString("sha256")).isEqualTo(Pictures.sha256(image));
        assertThat(images.get(0).getInt("bytes")).isEqualTo(image.content().length);
        assertThat(images.get(1).getBoolean("missing")).isTrue();
        assertThat(images.get(1).isNull("sha256")).isTrue();
        assertThat(kept("import_files/ab/zip-1.jpg")).hasBinaryContent(image.content());
    }

    @Test
    void what_is_in_an_archive_is_unpacked_once_and_imported_once() throws Exception {
        Catalogue catalogue = Catalogue.of(2);
        OneCSession session = login();
        upload(session, zip("v8_1.zip", catalogue.importFile("import0_1.xml"), catalogue.offersFile("offers0_1.xml")));

        String first = importIt(session, "import0_1.xml").text();
        assertThat(first).startsWith("success");
        assertThat(importIt(session, "offers0_1.xml").lines()).startsWith("success");
        assertThat(importIt(session, "import0_1.xml").text()).isEqualTo(first);

        assertThat(files(session)).hasSize(2);
        assertThat(uploaded(session)).containsExactly("1/import0_1.xml", "1/offers0_1.xml", "1/v8_1.zip");
    }

    @Test
    void several_archives_are_one_upload_and_names_may_be_in_cp866() throws Exception {
        OneCSession session = login();
        OneCFile image = Pictures.jpeg("Картинки/чай.jpg", "cp866");
        upload(
                session,
                OneCZip.of("v8_1.zip", CP866, List.of(Pictures.document("Товары.xml", "zip-866", image.name()))));
        upload(session, OneCZip.of("v8_2.zip", CP866, List.of(image)));

        assertThat(importIt(session, "Товары.xml").lines()).startsWith("success");

        assertThat(Pictures.of(new AdminApi(root), "zip-866").get(0).getString("sha256"))
                .isEqualTo(Pictures.sha256(image));
    }

    @Test
    void a_name_is_looked_up_by_its_last_segment_if_that_is_unique() throws Exception {
        OneCSession session = login();
        Catalogue catalogue = Catalogue.of(2);
        upload(
                session,
                zip(
                        "v8_1.zip",
                        catalogue.importFile("webdata/import0_1.xml"),
                        catalogue.offersFile("webdata/a/offers0_1.xml"),
                        catalogue.offersFile("webdata/b/offers0_1.xml")));

        assertThat(importIt(session, "import0_1.xml").lines()).startsWith("success");
        assertThat(importIt(session, "import0_1.xml").lines()).startsWith("success");
        assertThat(importIt(session, "webdata/a/offers0_1.xml").lines()).startsWith("success");
        assertThat(importIt(session, "offers0_1.xml").text())
                .isEqualTo("failure\nThe file offers0_1.xml is not in the uploaded archives, or there is more than one"
                        + " of that name. They hold: webdata/a/offers0_1.xml, webdata/b/offers0_1.xml,"
                        + " webdata/import0_1.xml. Check what is exported.");
        assertThat(files(session)).hasSize(3);
    }

    @Test
    void who_asks_for_the_archive_itself_is_told_what_it_holds() throws Exception {
        OneCSession session = login();
        upload(session, zip("v8_1.zip", Catalogue.of(1).importFile("import0_1.xml")));

        assertThat(importIt(session, "v8_1.zip").text()).startsWith("failure").contains("They hold: import0_1.xml.");
    }

    @Test
    void an_archive_that_comes_again_brings_new_generations_of_what_it_holds() throws Exception {
        OneCSession session = login();
        Catalogue catalogue = Catalogue.of(2);
        upload(session, zip("v8_1.zip", catalogue.importFile("import0_1.xml")));
        assertThat(importIt(session, "import0_1.xml").lines()).startsWith("success");

        upload(session, zip("v8_1.zip", Catalogue.of(3).importFile("import0_1.xml")));
        assertThat(importIt(session, "import0_1.xml").lines()).startsWith("success");

        assertThat(files(session)).extracting(file -> file.getInt("generation")).containsExactly(1, 2);
        assertThat(files(session)).extracting(file -> file.getInt("products")).containsExactly(2, 3);
    }

    @Test
    void a_second_archive_brings_every_document_anew_although_only_one_was_asked_for_before() throws Exception {
        OneCSession session = login();
        Catalogue first = Catalogue.of(2);
        Catalogue second = Catalogue.of(3);
        upload(session, zip("v8_1.zip", first.importFile("a/import0_1.xml"), first.offersFile("offers0_1.xml")));
        assertThat(importIt(session, "import0_1.xml").lines()).startsWith("success");
        assertThat(importIt(session, "offers0_1.xml").lines()).startsWith("success");

        upload(session, zip("v8_2.zip", second.importFile("a/import0_1.xml"), second.offersFile("offers0_1.xml")));
        assertThat(importIt(session, "offers0_1.xml").lines()).startsWith("success");
        assertThat(importIt(session, "import0_1.xml").lines()).startsWith("success");
        String repeated = importIt(session, "import0_1.xml").text();

        assertThat(repeated).startsWith("success");
        assertThat(files(session)).extracting(file -> file.getInt("offers")).containsExactly(0, 2, 3, 0);
        assertThat(files(session)).extracting(file -> file.getInt("products")).containsExactly(2, 0, 0, 3);
    }

    @Test
    void an_archive_that_does_not_hold_a_document_does_not_import_it_again() throws Exception {
        OneCSession session = login();
        Catalogue catalogue = Catalogue.of(2);
        upload(session, zip("v8_1.zip", catalogue.importFile("import0_1.xml")));
        String first = importIt(session, "import0_1.xml").text();
        upload(session, zip("v8_2.zip", catalogue.offersFile("offers0_1.xml")));

        assertThat(importIt(session, "import0_1.xml").text()).isEqualTo(first).startsWith("success");
        assertThat(importIt(session, "offers0_1.xml").lines()).startsWith("success");

        // The second import of the document ends like the first: nothing of it is counted as unchanged.
        assertThat(files(session)).extracting(file -> file.getInt("unchanged")).containsExactly(0, 0, 0);
        assertThat(uploaded(session)).contains("1/import0_1.xml").doesNotContain("2/import0_1.xml");
    }

    @Test
    void a_document_that_was_uploaded_by_itself_needs_no_archive() throws Exception {
        OneCSession session = login();
        upload(session, new OneCFile("v8_1.zip", "no zip at all".getBytes(StandardCharsets.UTF_8)));
        OneCFile document = Catalogue.of(2).importFile("import0_1.xml");
        upload(session, document);

        assertThat(importIt(session, "import0_1.xml").lines()).startsWith("success");
        assertThat(importIt(session, "import0_1.xml").lines()).startsWith("success");
        assertThat(files(session)).hasSize(1);
        assertThat(importIt(session, "offers0_1.xml").text())
                .startsWith("failure")
                .contains("damaged");
        assertThat(importIt(session, "import0_1.xml").lines()).startsWith("success");
    }

    @Test
    void an_archive_in_an_archive_is_not_opened() throws Exception {
        OneCSession session = login();
        OneCFile inner = zip("inner.zip", Catalogue.of(1).importFile("import0_1.xml"));
        upload(session, zip("v8_1.zip", inner, Catalogue.of(1).importFile("other.xml")));

        assertThat(importIt(session, "import0_1.xml").text())
                .startsWith("failure")
                .contains("They hold: other.xml.");
        assertThat(kept("inner.zip")).hasBinaryContent(inner.content());
    }

    @Test
    void an_archive_with_anything_foul_fails_as_a_whole_with_a_text_of_its_own() throws Exception {
        ZipBuilder good = new ZipBuilder().add("import0_1.xml", "<a/>");
        assertFails("is damaged", "no zip".getBytes(StandardCharsets.UTF_8));
        byte[] whole = good.build();
        assertFails("did not come whole", Arrays.copyOf(whole, whole.length - 9));
        assertFails("has a password", with(new Entry("import0_1.xml", "<a/>").flags(1)));
        assertFails("packed in an unknown way", with(new Entry("import0_1.xml", "<a/>").method(12)));
        assertFails("has a link", with(new Entry("import_files/1.jpg", "/etc/passwd").mode(0xA1FF)));
        for (String name : List.of("../../evil.jpg", "a/../../evil.jpg", "..\\evil.jpg", "con.jpg", "a\u0000.jpg")) {
            assertFails("not allowed", with(new Entry(name, "x")));
        }
        assertFails(
                "becomes too large (v8_1.zip, zeros.jpg)",
                new ZipBuilder().add("zeros.jpg", new byte[3_000_000]).build());
        assertFails(
                "seans.upload.max-file = 4 MB",
                new ZipBuilder().add("zeros.jpg", new byte[4_000_001]).build());
        ZipBuilder many = new ZipBuilder();
        for (int index = 0; index < 501; index++) {
            many.add(index + ".jpg", "x");
        }
        assertFails("seans.upload.max-files = 500", many.build());

        assertThat(home().resolve("files").resolve("evil.jpg")).doesNotExist();
        try (Stream<Path> all = Files.walk(home())) {
            assertThat(all).noneMatch(path -> path.endsWith("evil.jpg") || path.endsWith("zeros.jpg"));
        }
    }

    @Test
    void an_archive_that_turns_out_foul_at_its_end_has_brought_no_document() throws Exception {
        ZipBuilder zip = new ZipBuilder()
                .add(
                        "import0_1.xml",
                        Catalogue.of(1).importFile("import0_1.xml").content());
        for (int index = 0; index < 250; index++) {
            zip.add("import_files/late/" + index + ".jpg", "x");
        }
        assertFails(
                "is damaged", zip.add(new Entry("last.jpg", "x").announcing(2)).build());
    }

    @Test
    void a_foul_archive_may_come_again_and_then_all_is_well() throws Exception {
        OneCSession session = login();
        upload(session, new OneCFile("v8_1.zip", "no zip at all".getBytes(StandardCharsets.UTF_8)));
        assertThat(importIt(session, "import0_1.xml").text()).startsWith("failure");
        assertThat(importIt(session, "import0_1.xml").text()).startsWith("failure");

        upload(session, zip("v8_1.zip", Catalogue.of(1).importFile("import0_1.xml")));

        assertThat(importIt(session, "import0_1.xml").lines()).startsWith("success");
        assertThat(new AdminApi(root).importOf(SessionKey.of(session)).getString("state"))
                .isEqualTo("COMPLETED");
    }

    private void assertFails(String text, byte[] zip) throws Exception {
        OneCSession session = login();
        // In one piece: what packs so well has fragments that are alike, and a repeat is not appended.
        Pictures.send(connection(), session, new OneCFile("v8_1.zip", zip));

        assertThat(importIt(session, "import0_1.xml").text())
                .startsWith("failure")
                .contains(text);
        assertThat(importIt(session, "offers0_1.xml").text())
                .startsWith("failure")
                .contains(text);
        assertThat(importIt(session, "import0_1.xml").text())
                .startsWith("failure")
                .contains(text);
        try (Stream<Path> parts = Files.list(folder(session).resolve("parts"))) {
            assertThat(parts).isEmpty();
        }
    }

    private static byte[] with(Entry foul) {
        return new ZipBuilder().add("import0_1.xml", "<a/>").add(foul).build();
    }

    private static OneCFile zip(String name, OneCFile... files) throws IOException {
        return OneCZip.of(name, StandardCharsets.UTF_8, List.of(files));
    }

    private void upload(OneCSession session, OneCFile file) throws Exception {
        OneCClient.catalog(root.resolve("exchange"), "1c", "1c").uploadInFragments(session, file, FRAGMENT);
    }

    private RawResponse importIt(OneCSession session, String name) {
        return await("the import ends")
                .until(
                        () -> connection().importFile(session, name),
                        answer -> !answer.lines().get(0).equals("progress"));
    }

    private OneCConnection connection() {
        return new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }

    private OneCSession login() throws IOException {
        return connection().login();
    }

    private List<JsonObject> files(OneCSession session) throws IOException {
        return new AdminApi(root)
                .importOf(SessionKey.of(session))
                .getJsonArray("files")
                .getValuesAs(JsonObject.class);
    }

    private static List<String> uploaded(OneCSession session) throws IOException {
        Path folder = folder(session);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static Path kept(String path) {
        return home().resolve("files").resolve("1c").resolve(path);
    }

    private static Path folder(OneCSession session) {
        return home().resolve("uploads").resolve(SessionKey.of(session));
    }

    private static Path home() {
        return Path.of(System.getProperty("seans.home"));
    }
}
