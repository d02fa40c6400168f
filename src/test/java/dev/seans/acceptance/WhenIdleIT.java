package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.SteppedDatabaseClock;
import dev.seans.fakes.LogListener;
import dev.seans.imports.GatedImportRunner;
import dev.seans.smoke.AdminApi;
import dev.seans.smoke.SessionKey;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** With {@code seans.import.when-idle}, what 1C leaves without import is imported when it has been silent. */
@ArquillianTest
class WhenIdleIT {

    private static final String IDLE = "dev.seans.exchange.IdleImport";
    private static final Duration SILENCE = Duration.ofMinutes(5).plusSeconds(1);

    private static final String JOB = "silent-uploads";
    private static final Duration NEXT_LOOK = Duration.ofMinutes(2);

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of("seans.import.hold", "100 ms", "seans.import.when-idle", "5 min"));
    }

    @Test
    void a_complete_upload_is_imported_once_and_in_order_after_so_much_silence() throws Exception {
        OneCSession asked = connection().login();
        upload(asked, "import.xml", Catalogue.of(1).importFile("x").content());
        connection().importFile(asked, "import.xml");
        Catalogue catalogue = Catalogue.of(2);
        OneCSession packed = connection().login();
        upload(packed, "v8_1.zip", zip(Catalogue.of(1), "import0_1.xml", "import0_2.xml"));
        OneCSession session = connection().login();
        upload(session, "offers0_1.xml", catalogue.offersFile("x").content());
        upload(session, "import0_1.xml", catalogue.importFile("x").content());
        upload(session, "import_files/1.jpg", new byte[10]);
        OneCSession cutOff = connection().login();
        byte[] whole = catalogue.importFile("x").content();
        upload(cutOff, "import.xml", Arrays.copyOf(whole, whole.length - 10));

        try (LogListener log = LogListener.on(IDLE)) {
            DueJobs.awaitRun(JOB); // too early
            assertThat(imports(session)).isEmpty();
            SteppedDatabaseClock.step(SILENCE);
            DueJobs.hurry(JOB);

            await("it is imported").atMost(NEXT_LOOK).until(() -> state(session), "COMPLETED"::equals);
            await("the other one is looked at")
                    .atMost(NEXT_LOOK)
                    .until(() -> about(log, cutOff), lines -> !lines.isEmpty());

            await("so is what is in the archive").atMost(NEXT_LOOK).until(() -> state(packed), "COMPLETED"::equals);
            assertThat(imports(packed).get(0).getJsonArray("files").getValuesAs(JsonObject.class))
                    .extracting(file -> file.getString("name"))
                    .containsExactly("import0_1.xml", "import0_2.xml");
            JsonObject imported = imports(session).get(0);
            assertThat(imported.getString("idSource")).isEqualTo("URL");
            assertThat(imported.getString("source")).isEqualTo("1c");
            assertThat(imported.getJsonArray("files").getValuesAs(JsonObject.class))
                    .extracting(file -> file.getString("name") + " " + file.getInt("generation"))
                    .containsExactly("offers0_1.xml 1", "import0_1.xml 1");
            assertThat(about(log, session))
                    .containsExactly("INFO " + SessionKey.of(session).substring(0, 12)
                            + " uploaded, never imported: \"offers0_1.xml\", \"import0_1.xml\" of user 1c is imported"
                            + " after 5 min of silence");
            assertThat(about(log, cutOff))
                    .singleElement()
                    .asString()
                    .startsWith("WARNING ")
                    .contains("is not complete, or damaged");
            assertThat(imports(cutOff)).isEmpty();
            assertThat(about(log, asked)).isEmpty();
        }
        // 1C wakes up after all, and hears what became of it; a second run would have found records unchanged.
        assertThat(connection().importFile(session, "import0_1.xml").text()).contains("без изменений 0.");
        assertThat(imports(session)).hasSize(1);
        assertThat(imports(session).get(0).getJsonArray("files")).hasSize(2);
    }

    @Test
    void what_was_overtaken_by_later_data_of_the_same_base_is_left_to_the_operator() throws Exception {
        OneCSession early = connection().login();
        upload(early, "import.xml", Catalogue.of(1).importFile("x").content());
        OneCSession late = connection().login();
        upload(late, "import.xml", Catalogue.of(1).importFile("x").content());
        connection().importFile(late, "import.xml");

        try (LogListener log = LogListener.on(IDLE)) {
            SteppedDatabaseClock.step(SILENCE);
            DueJobs.awaitRun(JOB);
            await("it is looked at").atMost(NEXT_LOOK).until(() -> about(log, early), lines -> !lines.isEmpty());

            assertThat(about(log, early))
                    .singleElement()
                    .asString()
                    .startsWith("WARNING ")
                    .contains("is older than data of the same source");
        }
        assertThat(imports(early)).isEmpty();
    }

    @Test
    void who_still_talks_is_not_silent() throws Exception {
        OneCSession session = connection().login();
        upload(session, "import.xml", Catalogue.of(1).importFile("x").content());
        upload(session, "offers.xml", Catalogue.of(1).offersFile("x").content());
        GatedImportRunner.shut();
        try {
            connection().importFile(session, "import.xml");
            SteppedDatabaseClock.step(SILENCE);
            assertThat(connection().importFile(session, "import.xml").text()).startsWith("progress");
            DueJobs.awaitRun(JOB);

            assertThat(imports(session).get(0).getJsonArray("files")).hasSize(1);
        } finally {
            GatedImportRunner.open();
        }
        SteppedDatabaseClock.step(SILENCE);
        DueJobs.awaitRun(JOB);
        await("then it is")
                .atMost(NEXT_LOOK)
                .until(() -> imports(session).get(0).getJsonArray("files").size(), size -> size == 2);
    }

    private OneCConnection connection() {
        return new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }

    private void upload(OneCSession session, String name, byte[] content) throws IOException {
        assertThat(connection().file(session, name, content).text()).isEqualTo("success");
    }

    private String state(OneCSession session) throws IOException {
        return imports(session).stream()
                .findFirst()
                .map(one -> one.getString("state"))
                .orElse("none");
    }

    private List<JsonObject> imports(OneCSession session) throws IOException {
        return new AdminApi(root)
                .get("imports?sessionKey=" + SessionKey.of(session))
                .getJsonArray("imports")
                .getValuesAs(JsonObject.class);
    }

    private static byte[] zip(Catalogue catalogue, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(catalogue.importFile(name).content());
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> about(LogListener log, OneCSession session) {
        String key = SessionKey.of(session).substring(0, 12);
        return log.lines().stream().filter(line -> line.contains(key)).toList();
    }
}
