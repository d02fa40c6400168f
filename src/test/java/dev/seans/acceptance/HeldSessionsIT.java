package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.smoke.AdminApi;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.visitor.Lab;
import dev.seans.visitor.LabArchive;
import dev.seans.visitor.Visit;
import dev.seans.visitor.Visitor;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators see who holds a session and who waits for it, and take it away. */
@ArquillianTest
class HeldSessionsIT {

    private final String gate = Lab.newName();

    @ArquillianResource
    private URI root;

    private Lab lab;
    private AdminApi admin;
    private Visitor browser;
    private CompletableFuture<Visit> late;

    @Deployment(testable = false)
    static WebArchive war() {
        return LabArchive.insideSeans(Map.of());
    }

    @BeforeEach
    void aRequestIsStuckInItsSession() {
        lab = new Lab(root);
        admin = new AdminApi(root);
        browser = lab.visitor().visits("x/set?name=after&value=first");
        late = browser.starts("x/slowWrite?value=late&gate=" + gate);
        lab.awaitInside(gate, 1);
    }

    @Test
    void a_session_is_released_and_the_next_request_gets_it() throws Exception {
        CompletableFuture<Visit> next = browser.starts("x/get?name=after");
        lab.awaitWaiting(1);
        JsonObject held = held();
        assertThat(held.getJsonObject("holder").getString("kind")).isEqualTo("exclusive");
        assertThat(held.getJsonObject("holder").isNull("node")).isFalse();
        assertThat(held.getInt("waiting")).isEqualTo(1);

        RawResponse released = admin.post("sessions/" + held.getInt("id") + "/release");

        assertThat(released.status()).isEqualTo(200);
        assertThat(released.text()).contains("\"id\":" + held.getInt("id"));
        assertThat(next.join().text()).isEqualTo("first");
        lab.open(gate);
        assertThat(late.join().status()).isEqualTo(503);
        assertThat(browser.get("x/get?name=before").text()).isEqualTo("null");
        assertThat(admin.get("sessions?held=true").getJsonArray("sessions")).isEmpty();
    }

    @Test
    void a_session_is_ended_for_good() throws Exception {
        int number = held().getInt("id");

        assertThat(admin.post("sessions/" + number + "/end").text()).isEqualTo("{\"ended\":true}");

        assertThat(browser.get("strict/get?name=after").status()).isEqualTo(403);
        lab.open(gate);
        assertThat(late.join().status()).isEqualTo(503);
        assertThat(browser.get("strict/get?name=after").status()).isEqualTo(403);
        for (String action : List.of("end", "release")) {
            RawResponse again = admin.post("sessions/" + number + "/" + action);
            assertThat(again.status()).isEqualTo(404);
            assertThat(again.text()).contains("there is no such session");
        }
    }

    @Test
    void no_answer_has_more_of_a_key_than_the_log() throws Exception {
        RawResponse all = admin.ask("sessions?scope=lab");
        RawResponse released = admin.post("sessions/" + held().getInt("id") + "/release");

        assertThat(all.text()).containsPattern("\"key\":\"[0-9a-f]{12}\"").doesNotContainPattern("[0-9a-f]{13}");
        assertThat(released.text()).doesNotContainPattern("[0-9a-f]{13}");
        lab.open(gate);
        late.join();
    }

    @Test
    void what_cannot_be_done_is_told() throws Exception {
        assertThat(admin.ask("sessions?held=maybe").status()).isEqualTo(400);
        assertThat(admin.ask("sessions/1").status()).isEqualTo(404);
        RawResponse read = admin.ask("sessions/1/end");
        assertThat(read.status()).isEqualTo(405);
        assertThat(read.header("Allow")).contains("POST");
        RawResponse written = admin.post("sessions");
        assertThat(written.status()).isEqualTo(405);
        assertThat(written.header("Allow")).contains("GET, HEAD");
        assertThat(ofAForm().status()).isEqualTo(415);
        lab.open(gate);
        late.join();
    }

    private JsonObject held() throws IOException {
        List<JsonObject> held = admin.get("sessions?held=true&scope=lab")
                .getJsonArray("sessions")
                .getValuesAs(JsonValue::asJsonObject);
        assertThat(held).hasSize(1);
        return held.get(0);
    }

    private RawResponse ofAForm() throws IOException {
        return new RawHttp(root)
                .send(RawRequest.post(root.getPath() + "api/sessions/1/end", new byte[0])
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", Basic.of("admin", "admin")));
    }
}
