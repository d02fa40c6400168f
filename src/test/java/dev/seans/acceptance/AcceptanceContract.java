package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.SteppedDatabaseClock;
import dev.seans.imports.GatedImportRunner;
import dev.seans.smoke.AdminApi;
import dev.seans.smoke.SessionKey;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** AC1 to AC6 of the requirements, for either way of answering an import. */
abstract class AcceptanceContract {

    private static final Duration TWO_HOURS = Duration.ofHours(2).plusSeconds(1);

    @ArquillianResource
    private URI root;

    /** The control word that an import which is under way is answered with. */
    abstract String underWay();

    @AfterEach
    void openTheGate() {
        GatedImportRunner.open();
    }

    @Test
    void ac1_sessid_in_the_url_and_no_cookie_the_url_identifies_session_and_folder() throws Exception {
        OneCSession session = login();
        Catalogue catalogue = Catalogue.of(2);
        OneCFile file = catalogue.importFile("import.xml");

        assertThat(withoutCookie("POST", "file&filename=import.xml", session, file)
                        .text())
                .isEqualTo("success");
        assertThat(finalAnswer(() -> withoutCookie("GET", "import&filename=import.xml", session, null)))
                .isEqualTo("success");

        JsonObject imported = admin().importOf(SessionKey.of(session));
        assertThat(imported.getString("idSource")).isEqualTo("URL");
        assertThat(uploads(session)).containsExactly(Path.of("1", "import.xml"));
    }

    @Test
    void ac2_neither_sessid_nor_cookie_is_403_and_nothing_is_created() throws Exception {
        long folders = folders();
        for (String mode : List.of("init", "file&filename=a.xml", "import&filename=a.xml", "complete", "x")) {
            RawResponse answer = new RawHttp(root)
                    .send(RawRequest.post(
                                    root.getPath() + "exchange?type=catalog&mode=" + mode,
                                    "<?xml".getBytes(StandardCharsets.UTF_8))
                            .header("Authorization", Basic.of("1c", "1c")));

            assertThat(answer.status()).as(mode).isEqualTo(403);
            assertThat(answer.lines()).as(mode).startsWith("failure").hasSize(mode.equals("init") ? 3 : 2);
            assertThat(answer.headers("Set-Cookie")).as(mode).isEmpty();
        }
        assertThat(folders()).isEqualTo(folders);
    }

    @Test
    void ac3_a_duplicate_import_of_an_active_session_makes_no_record_and_no_task() throws Exception {
        GatedImportRunner.shut();
        int runs = GatedImportRunner.runs();
        OneCSession session = upload("import.xml", Catalogue.of(3));

        for (int repeat = 0; repeat < 5; repeat++) {
            assertThat(word(connection().importFile(session, "import.xml"))).isEqualTo(underWay());
        }
        GatedImportRunner.open();

        assertThat(finalAnswer(() -> connection().importFile(session, "import.xml")))
                .isEqualTo("success");
        awaitState(session, "COMPLETED");
        assertThat(connection().importFile(session, "import.xml").lines()).startsWith("success");
        assertThat(imports(session)).hasSize(1);
        assertThat(GatedImportRunner.runs() - runs).isEqualTo(1);
    }

    @Test
    void ac4_what_is_in_progress_without_progress_for_two_hours_is_failed_and_a_new_one_is_created() throws Exception {
        GatedImportRunner.shut();
        OneCSession session = upload("import.xml", Catalogue.of(4));
        assertThat(word(connection().importFile(session, "import.xml"))).isEqualTo(underWay());
        awaitState(session, "IN_PROGRESS");

        SteppedDatabaseClock.step(TWO_HOURS);
        assertThat(word(connection().importFile(session, "import.xml"))).isEqualTo(underWay());

        assertThat(states(session)).hasSize(2).endsWith("FAILED").containsAnyOf("PENDING", "IN_PROGRESS");
        assertThat(imports(session).getJsonObject(1).getString("error")).contains("seans.import.stuck-after");
        GatedImportRunner.open();
        assertThat(finalAnswer(() -> connection().importFile(session, "import.xml")))
                .isEqualTo("success");
        await("the new import ends")
                .untilAsserted(() -> assertThat(states(session)).containsExactly("COMPLETED", "FAILED"));
        // The runner that was thought dead came back, and wrote nothing.
        assertThat(productsRead(session)).containsExactly(4, 0);
    }

    @Test
    void ac4_what_waits_behind_a_stuck_import_is_not_stuck_while_its_source_moves() throws Exception {
        GatedImportRunner.shut();
        OneCSession first = upload("import.xml", Catalogue.of(1));
        connection().importFile(first, "import.xml");
        awaitState(first, "IN_PROGRESS");
        SteppedDatabaseClock.step(Duration.ofMinutes(90));
        OneCSession second = upload("import.xml", Catalogue.of(1));
        connection().importFile(second, "import.xml");

        SteppedDatabaseClock.step(Duration.ofMinutes(31));
        connection().importFile(second, "import.xml");

        assertThat(states(first)).containsExactly("FAILED");
        assertThat(states(second)).doesNotContain("FAILED").hasSize(1);
        GatedImportRunner.open();
        awaitState(second, "COMPLETED");
    }

    @Test
    void ac5_concurrent_imports_make_one_record_and_every_file_lies_in_one_folder() throws Exception {
        int runs = GatedImportRunner.runs();
        long filesBefore = allUploads();
        List<OneCSession> sessions = Stream.generate(() -> upload("import.xml", Catalogue.of(2)))
                .limit(10)
                .toList();
        for (OneCSession session : sessions) {
            List<String> words = AtOnce.ask(2, () -> word(connection().importFile(session, "import.xml")));
            assertThat(words).isSubsetOf("success", underWay());
        }
        for (OneCSession session : sessions) {
            awaitState(session, "COMPLETED");
            assertThat(imports(session)).hasSize(1);
            assertThat(uploads(session)).containsExactly(Path.of("1", "import.xml"));
        }
        assertThat(GatedImportRunner.runs() - runs).isEqualTo(sessions.size());
        assertThat(allUploads() - filesBefore).isEqualTo(sessions.size());
    }

    @Test
    void ac6_every_record_has_its_session_key() throws Exception {
        OneCSession session = upload("import.xml", Catalogue.of(1));
        connection().importFile(session, "import.xml");
        awaitState(session, "COMPLETED");

        assertThat(admin().get("imports?limit=1000").getJsonArray("imports").getValuesAs(JsonObject.class))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.getString("sessionKey")).matches("[0-9a-f]{64}"))
                .anySatisfy(one -> assertThat(one.getString("sessionKey")).isEqualTo(SessionKey.of(session)));
    }

    @Test
    void imports_of_one_source_run_one_at_a_time_in_the_order_of_arrival() throws Exception {
        GatedImportRunner.shut();
        int runs = GatedImportRunner.runs();
        List<OneCSession> sessions = new ArrayList<>();
        for (int arrival = 0; arrival < 4; arrival++) {
            OneCSession session = upload("import.xml", Catalogue.of(2));
            assertThat(word(connection().importFile(session, "import.xml"))).isEqualTo(underWay());
            sessions.add(session);
        }
        // Longer than those who wait take to look again.
        await("the first runs, the others wait")
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(20))
                .until(() -> newestStates(sessions), List.of("IN_PROGRESS", "PENDING", "PENDING", "PENDING")::equals);
        assertThat(GatedImportRunner.runs() - runs).isEqualTo(1);

        GatedImportRunner.open();

        for (OneCSession session : sessions) {
            awaitState(session, "COMPLETED");
        }
        for (int next = 1; next < sessions.size(); next++) {
            assertThat(moment(sessions.get(next), "startedAt"))
                    .as("start of import %d", next + 1)
                    .isAfterOrEqualTo(moment(sessions.get(next - 1), "finishedAt"));
        }
        assertThat(GatedImportRunner.runs() - runs).isEqualTo(sessions.size());
    }

    private OneCConnection connection() {
        return new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }

    private AdminApi admin() {
        return new AdminApi(root);
    }

    private OneCSession login() throws Exception {
        return connection().login();
    }

    private OneCSession upload(String name, Catalogue catalogue) {
        try {
            OneCSession session = login();
            RawResponse answer =
                    connection().file(session, name, catalogue.importFile(name).content());
            assertThat(answer.text()).isEqualTo("success");
            return session;
        } catch (Exception failed) {
            throw new AssertionError("the upload failed", failed);
        }
    }

    private RawResponse withoutCookie(String method, String mode, OneCSession session, @Nullable OneCFile file)
            throws IOException {
        RawRequest request = RawRequest.of(
                        method,
                        root.getPath() + "exchange?type=catalog&mode=" + mode + "&sessid=" + session.sessionId())
                .header("Authorization", Basic.of("1c", "1c"));
        return new RawHttp(root).send(file == null ? request : request.body(file.content(), file.content().length));
    }

    private static String word(RawResponse answer) {
        return answer.lines().get(0);
    }

    private String finalAnswer(Callable<RawResponse> ask) {
        return await("the import ends").until(() -> word(ask.call()), word -> !word.equals("progress"));
    }

    private void awaitState(OneCSession session, String state) {
        await("an import of the session is " + state)
                .until(() -> states(session).contains(state));
    }

    private JsonArray imports(OneCSession session) throws IOException {
        return admin().get("imports?sessionKey=" + SessionKey.of(session)).getJsonArray("imports");
    }

    private List<String> states(OneCSession session) throws IOException {
        return imports(session).getValuesAs(JsonObject.class).stream()
                .map(one -> one.getString("state"))
                .toList();
    }

    private List<String> newestStates(List<OneCSession> sessions) throws IOException {
        List<String> newest = new ArrayList<>();
        for (OneCSession session : sessions) {
            newest.add(states(session).get(0));
        }
        return newest;
    }

    private Instant moment(OneCSession session, String field) throws IOException {
        return Instant.parse(admin().importOf(SessionKey.of(session)).getString(field));
    }

    private List<Integer> productsRead(OneCSession session) throws IOException {
        return imports(session).getValuesAs(JsonObject.class).stream()
                .map(one -> one.getJsonArray("files").getJsonObject(0).getInt("products"))
                .toList();
    }

    /** Every file in the session's own folder, by its path below it. */
    private static List<Path> uploads(OneCSession session) throws IOException {
        Path folder = uploadsFolder().resolve(SessionKey.of(session));
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(folder::relativize).toList();
        }
    }

    /** Every file anywhere below {@code seans.home}. */
    private static long allUploads() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("seans.home")))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static long folders() throws IOException {
        if (!Files.exists(uploadsFolder())) {
            return 0;
        }
        try (Stream<Path> folders = Files.list(uploadsFolder())) {
            return folders.count();
        }
    }

    private static Path uploadsFolder() {
        return Path.of(System.getProperty("seans.home"), "uploads");
    }
}
