package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.SteppedDatabaseClock;
import dev.seans.smoke.AdminApi;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import dev.seans.testkit.onec.OneCZip;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Images, for which 1C never says {@code import}: they meet their products, whichever of the two comes first. */
@ArquillianTest
class PicturesIT {

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of("seans.exchange.zip", "no", "seans.import.hold", "300 ms"));
    }

    @Test
    void an_image_that_came_before_its_product_is_there_with_it() throws Exception {
        OneCFile image = Pictures.jpeg("import_files/aa/before.jpg", "1");
        OneCSession first = login();
        Pictures.send(connection(), first, image);
        complete(first);
        await("it is taken over").until(() -> kept(image).toFile().exists());

        portion(Pictures.document("import.xml", "pic-before", image.name()));

        assertIsThere("pic-before", image);
    }

    @Test
    void an_image_that_comes_after_its_product_is_missing_until_then() throws Exception {
        OneCFile image = Pictures.jpeg("import_files/aa/after.jpg", "1");
        portion(Pictures.document("import.xml", "pic-after", "/tmp/import_files\\aa\\after.jpg"));
        long missing = missing();

        JsonObject absent = Pictures.of(api(), "pic-after").get(0);
        assertThat(absent.getBoolean("missing")).isTrue();
        assertThat(absent.isNull("bytes")).isTrue();
        assertThat(missing).isPositive();

        portion(image, Pictures.document("other.xml", "pic-other"));

        assertIsThere("pic-after", image);
        assertThat(missing()).isEqualTo(missing - 1);
    }

    @Test
    void an_image_that_is_sent_again_replaces_the_older_one_in_its_session_and_in_another() throws Exception {
        OneCFile newer = Pictures.jpeg("import_files/aa/again.jpg", "22");
        OneCFile newest = Pictures.jpeg("import_files/aa/again.jpg", "333");
        portion(Pictures.jpeg(newer.name(), "1"), newer, Pictures.document("import.xml", "pic-again", newer.name()));
        assertIsThere("pic-again", newer);

        portion(newest, Pictures.document("import.xml", "pic-again", newest.name()));
        assertIsThere("pic-again", newest);
    }

    @Test
    void a_session_that_never_asks_for_an_import_is_looked_after_when_it_is_quiet() throws Exception {
        OneCFile image = Pictures.jpeg("import_files/aa/quiet.jpg", "1");
        OneCFile packed = Pictures.jpeg("import_files/aa/packed.jpg", "2");
        OneCSession session = login();
        Pictures.send(connection(), session, image, OneCZip.of("v8_1.zip", StandardCharsets.UTF_8, List.of(packed)));

        SteppedDatabaseClock.step(Duration.ofMinutes(10).plusSeconds(1));

        await("the next look").atMost(Duration.ofMinutes(2)).until(() -> {
            DueJobs.hurry("quiet-sessions");
            return kept(image).toFile().exists() && kept(packed).toFile().exists();
        });
    }

    private void assertIsThere(String product, OneCFile image) throws Exception {
        JsonObject found = Pictures.of(api(), product).get(0);
        assertThat(found.getString("path")).isEqualTo(image.name());
        assertThat(found.getBoolean("missing")).isFalse();
        assertThat(found.getInt("bytes")).isEqualTo(image.content().length);
        assertThat(found.getString("sha256")).isEqualTo(Pictures.sha256(image));
        assertThat(kept(image)).hasBinaryContent(image.content());
    }

    /** Files and the import of the last one, in a session of their own. */
    private void portion(OneCFile... files) throws Exception {
        OneCSession session = login();
        Pictures.send(connection(), session, files);
        String name = files[files.length - 1].name();
        String word = await("the import ends")
                .until(
                        () -> connection().importFile(session, name).lines().get(0),
                        answer -> !answer.equals("progress"));
        assertThat(word).isEqualTo("success");
    }

    private void complete(OneCSession session) throws IOException {
        assertThat(connection().mode("complete", session).text()).isEqualTo("success");
    }

    private long missing() throws IOException {
        return api().counts("1c").getJsonNumber("missingImages").longValue();
    }

    private AdminApi api() {
        return new AdminApi(root);
    }

    private OneCConnection connection() {
        return new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }

    private OneCSession login() throws IOException {
        return connection().login();
    }

    private static Path kept(OneCFile file) {
        return Path.of(System.getProperty("seans.home"), "files", "1c", file.name());
    }
}
