package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.smoke.AdminApi;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import dev.seans.testkit.onec.OneCZip;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An integrator asks what a file would do before anything is connected. */
@ArquillianTest
class FileCheckIT {

    private static final String STRANGE =
            "<КоммерческаяИнформация><Каталог><Товары><Товар><Ид>p</Ид><Марка>M</Марка></Товар>"
                    + "</Товары></Каталог></КоммерческаяИнформация>";

    @ArquillianResource
    private URI root;

    @TempDir
    Path folder;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of());
    }

    @Test
    void a_file_is_compared_with_what_was_imported_and_nothing_changes() throws Exception {
        byte[] document = Catalogue.of(3).importFile("import.xml").content();
        OneCConnection connection =
                new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
        OneCSession session = connection.login();
        connection.file(session, "import.xml", document);
        connection.importFile(session, "import.xml");
        String before = new AdminApi(root).ask("imports").text();

        JsonObject checked = json(ask(document, "application/xml", "admin"))
                .getJsonArray("documents")
                .getJsonObject(0);

        assertThat(checked.getInt("products")).isEqualTo(3);
        assertThat(checked.getInt("changed")).isZero();
        assertThat(checked.getJsonObject("new").getInt("products")).isZero();
        assertThat(new AdminApi(root).ask("imports").text()).isEqualTo(before);
    }

    @Test
    void only_operators_may_ask_and_only_with_a_file() throws Exception {
        byte[] document = STRANGE.getBytes(StandardCharsets.UTF_8);

        assertThat(ask(document, "application/xml", "1c").status()).isEqualTo(403);
        assertThat(ask(document, "text/plain", "admin").status()).isEqualTo(415);
        assertThat(new AdminApi(root).ask("check").status()).isEqualTo(405);
        assertThat(json(ask(document, "application/xml", "admin")).getBoolean("understood"))
                .isFalse();
    }

    @Test
    void of_an_archive_without_a_document_it_is_said_that_there_is_none() throws Exception {
        OneCFile pictures = OneCZip.of(
                "pictures.zip", StandardCharsets.UTF_8, List.of(Pictures.jpeg("import_files/ha/hammer_1.jpg", "1")));

        JsonObject checked = json(ask(pictures.content(), "application/zip", "admin"));

        assertThat(checked.getBoolean("understood")).isFalse();
        assertThat(checked.getJsonArray("documents")).isEmpty();
        assertThat(checked.getInt("otherFiles")).isEqualTo(1);
    }

    @Test
    void the_script_says_what_it_would_do_and_whether_that_is_all() throws Exception {
        Path strange = Files.writeString(folder.resolve("strange.xml"), STRANGE);
        Path plain = Files.writeString(folder.resolve("plain.xml"), STRANGE.replace("<Марка>M</Марка>", ""));

        Process asked = script(strange);
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(asked.waitFor()).as(said).isEqualTo(1);
        assertThat(said)
                .contains("nothing reads Каталог/Товары/Товар/Марка (1 times)")
                .contains("Not all of it is understood: see above.");

        assertThat(script(plain).waitFor()).isZero();
        assertThat(script(folder.resolve("missing.xml")).waitFor()).isEqualTo(2);
    }

    private Process script(Path file) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "server-config/check-file.sh", file.toString(), "1c")
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "SEANS_URL",
                        root.toString(),
                        "SEANS_USER",
                        "admin",
                        "SEANS_PASSWORD",
                        "admin",
                        "LC_ALL",
                        "C.UTF-8"));
        return builder.start();
    }

    private RawResponse ask(byte[] document, String type, String user) throws Exception {
        return new RawHttp(root)
                .send(RawRequest.post(root.getPath() + "api/check?source=1c", document)
                        .header("Content-Type", type)
                        .header("Authorization", Basic.of(user, user)));
    }

    private static JsonObject json(RawResponse answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        try (var reader = Json.createReader(new StringReader(answer.text()))) {
            return reader.readObject();
        }
    }
}
