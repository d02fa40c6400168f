package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.smoke.AdminApi;
import dev.seans.smoke.SessionKey;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input gets a clear answer, and leaves nothing behind. */
@ArquillianTest
class BadInputIT {

    /** Nothing of the other tests, which share the database. */
    private static final String SOURCE = "bad-input";

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of(
                "seans.exchange.source.1c",
                SOURCE,
                "seans.exchange.language",
                "en",
                "seans.exchange.charset",
                "UTF-8",
                "seans.exchange.file-limit",
                "32 KiB",
                "seans.upload.max-file",
                "64 KiB",
                "seans.upload.max-session",
                "100 KiB",
                "seans.upload.max-files",
                "3"));
    }

    /** Uploads of other classes may still be on their way to the files of their source. */
    @BeforeEach
    void nobodyMovesFiles() {
        await("what others have left is taken over")
                .atMost(Duration.ofMinutes(1))
                .until(() -> DueJobs.ordered("handover") == 0);
    }

    @ParameterizedTest
    @MethodSource("dev.seans.acceptance.HostileRequests#all")
    void a_hostile_request_gets_its_answer_and_leaves_nothing(HostileRequest hostile) throws Exception {
        OneCSession session = login();
        List<Path> before = files();

        RawResponse answer = new RawHttp(root).send(hostile.toRequest(exchangePath(), session.sessionId()));

        assertThat(answer.text()).isEqualTo(hostile.answer());
        assertThat(answer.status()).isEqualTo(hostile.status());
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(files()).isEqualTo(before);
        assertThat(imports(session)).isEmpty();
        assertThat(connection().init(session).status())
                .as("the session lives on")
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.seans.acceptance.HostileDocuments#all")
    void a_broken_document_fails_with_its_place_and_says_so_again(String name, byte[] document, String reason)
            throws Exception {
        OneCSession session = login();
        connection().file(session, "import.xml", document);

        String answer = await("the import of " + name + " ends")
                .until(
                        () -> connection().importFile(session, "import.xml").text(),
                        text -> !text.startsWith("progress"));

        assertThat(answer).isEqualTo("failure\nThe file import.xml was not imported: " + reason);
        assertThat(connection().importFile(session, "import.xml").text()).isEqualTo(answer);
        JsonObject failed = new AdminApi(root).importOf(SessionKey.of(session));
        assertThat(failed.getString("state")).isEqualTo("FAILED");
        assertThat(failed.getString("error")).startsWith("import.xml: line ");
        assertThat(new AdminApi(root).counts(SOURCE).getInt("products"))
                .as("nothing stood before the fault")
                .isZero();
    }

    @Test
    void a_body_that_ends_early_leaves_nothing_behind() throws Exception {
        OneCSession session = login();
        List<Path> before = files();

        new RawHttp(root)
                .sendAndHangUp(RawRequest.of(
                                "POST",
                                exchangePath() + "?type=catalog&mode=file&filename=cut.xml&sessid="
                                        + session.sessionId())
                        .body(HostileRequest.XML, 10_000));

        assertThat(connection().file(session, "whole.xml", HostileRequest.XML).text())
                .isEqualTo("success");
        await("the part is removed").until(() -> files().size() == before.size() + 1);
        assertThat(connection().importFile(session, "cut.xml").text()).contains("was not uploaded");
    }

    @Test
    void a_session_may_not_upload_more_than_its_limits() throws Exception {
        OneCSession session = login();
        byte[] large = new byte[60 * 1024];

        assertThat(connection().file(session, "1.bin", large).text()).isEqualTo("success");
        assertThat(connection().file(session, "2.bin", large).text())
                .contains("exceeds the limit seans.upload.max-session = 100 KiB");
        assertThat(connection().file(session, "2.bin", HostileRequest.XML).text())
                .isEqualTo("success");
        assertThat(connection().file(session, "3.bin", HostileRequest.XML).text())
                .isEqualTo("success");
        assertThat(connection().file(session, "4.bin", HostileRequest.XML).text())
                .contains("exceeds the limit seans.upload.max-files = 3");
    }

    private OneCConnection connection() {
        return new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }

    private OneCSession login() throws IOException {
        return connection().login();
    }

    private String exchangePath() {
        return root.getPath() + "exchange";
    }

    private List<JsonObject> imports(OneCSession session) throws IOException {
        return new AdminApi(root)
                .get("imports?sessionKey=" + SessionKey.of(session))
                .getJsonArray("imports")
                .getValuesAs(JsonObject.class);
    }

    /** Every file below {@code seans.home}. */
    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("seans.home")))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
