package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.AwayDatabase;
import dev.seans.smoke.AdminApi;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What 1C is told while the database is away, with a session that this node knows and with others, and what operators are. */
@ArquillianTest
class DatabaseAwayIT {

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of("seans.exchange.language", "en", "seans.exchange.charset", "UTF-8"))
                .addClass(AwayDatabase.class);
    }

    @AfterEach
    void comesBack() {
        AwayDatabase.comeBack();
    }

    @Test
    void every_answer_is_503_with_retry_after_and_afterwards_the_exchange_goes_on() throws Exception {
        OneCSession session = connection().login();
        OneCSession known = connection().login();
        assertThat(connection().init(known).status()).isEqualTo(200);
        AwayDatabase.goAway();

        assertAway(send("checkauth", ""), 2);
        for (OneCSession one : List.of(known, session)) {
            assertAway(send("init", one.sessionId()), 3);
            assertAway(send("file&filename=import.xml", one.sessionId()), 2);
            assertAway(send("import&filename=import.xml", one.sessionId()), 2);
            assertAway(send("complete", one.sessionId()), 2);
        }
        AwayDatabase.comeBack();

        assertThat(send("file&filename=import.xml", known.sessionId()).text()).isEqualTo("success");
        assertThat(connection().init(session).status()).isEqualTo(200);
    }

    @Test
    void operators_are_told_the_same_and_the_health_is_down() throws Exception {
        AwayDatabase.goAway();

        RawResponse answer = new AdminApi(root).ask("imports");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers("Retry-After")).containsExactly("5");
        assertThat(answer.text()).startsWith("{\"error\":\"the database does not answer at the moment");
        assertThat(new AdminApi(root).ask("health").status()).isEqualTo(503);
    }

    /** Kubernetes would start all nodes anew, again and again. */
    @Test
    void the_process_says_that_it_lives() throws Exception {
        AwayDatabase.goAway();

        RawResponse answer = new RawHttp(root).send(RawRequest.get(root.getPath() + "api/health/live"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"status\":\"UP\"}");
    }

    private static void assertAway(RawResponse answer, int lines) {
        assertThat(answer.lines()).hasSize(lines).startsWith("failure");
        assertThat(answer.lines().get(1)).startsWith("The server's database does not answer at the moment");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers("Retry-After")).containsExactly("5");
    }

    private RawResponse send(String mode, String id) throws IOException {
        return new RawHttp(root)
                .send(RawRequest.post(
                                root.getPath() + "exchange?type=catalog&sessid=" + id + "&mode=" + mode,
                                "<?xml".getBytes(StandardCharsets.UTF_8))
                        .header("Authorization", Basic.of("1c", "1c")));
    }

    private OneCConnection connection() {
        return new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }
}
