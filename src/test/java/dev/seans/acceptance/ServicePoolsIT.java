package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.server.ServerUser;
import dev.seans.smoke.AdminApi;
import dev.seans.testkit.http.RawResponse;
import dev.seans.visitor.Lab;
import dev.seans.visitor.LabArchive;
import dev.seans.visitor.ServiceCaller;
import dev.seans.visitor.Whoami;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services whose sessions come from a pool, who may call them, and what operators see. */
@ArquillianTest
class ServicePoolsIT {

    @ArquillianResource
    private URI root;

    private ServiceCaller client;
    private ServiceCaller other;

    @Deployment(testable = false)
    static WebArchive war() {
        return LabArchive.withServices(Map.of());
    }

    @BeforeEach
    void hasTwoUsers() {
        client = ServiceCaller.of(root, ServerUser.EXCHANGE);
        other = ServiceCaller.of(root, ServerUser.CYRILLIC);
    }

    @Test
    void calls_of_one_user_find_the_same_session_and_those_of_another_do_not() throws Exception {
        Whoami first = Whoami.of(client.get("hs/whoami"));
        Whoami others = Whoami.of(other.get("hs/whoami"));
        Whoami second = Whoami.of(client.post("hs/whoami"));

        assertThat(second.key()).isEqualTo(first.key()).matches("[0-9a-f]{12}").isNotEqualTo(others.key());
        assertThat(second.calls()).isEqualTo(first.calls() + 1);
        assertThat(second.createdAt()).isEqualTo(first.createdAt());
        assertThat(second.lastAccessAt()).isAfterOrEqualTo(first.lastAccessAt());
        assertThat(second.reuse()).isEqualTo("autouse");
        assertThat(second.service()).isEqualTo("http/whoami");
        assertThat(others.user()).isEqualTo(ServerUser.CYRILLIC.name());
    }

    @Test
    void without_reuse_every_call_has_a_session_of_its_own() throws Exception {
        Whoami first = Whoami.of(client.get("hs/whoami-single"));
        Whoami second = Whoami.of(client.get("hs/whoami-single"));

        assertThat(first.reuse()).isEqualTo("dontuse");
        assertThat(first.calls()).isEqualTo(1);
        assertThat(second.calls()).isEqualTo(1);
        assertThat(second.key()).isNotEqualTo(first.key());
    }

    @Test
    void a_pool_full_of_another_users_idle_sessions_is_answered_406_after_its_time() throws Exception {
        assertThat(client.get("hs/small/test?diary=small").status()).isEqualTo(200);
        Instant start = Instant.now();

        RawResponse full = other.get("hs/small/test?diary=small");

        assertThat(full.status()).isEqualTo(406);
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofMillis(900), Duration.ofMillis(2500));
        assertThat(full.header("Retry-After")).isPresent();
        assertThat(full.text()).startsWith("Истекло время ожидания сеанса");
        assertThat(full.lines().get(1)).matches("\\p{ASCII}+");
        assertThat(client.get("hs/small/test?diary=small").status()).isEqualTo(200);
        assertThat(new Lab(root).diary("small")).hasSize(2);
    }

    @Test
    void what_is_not_published_and_what_is_switched_off_is_answered_404_without_a_session() throws Exception {
        for (String path : List.of("hs/nothing", "hs/off/test?diary=off", "hs/", "hs/WHOAMI")) {
            assertThat(client.says("start").get(path).status()).as(path).isEqualTo(404);
            assertThat(client.says("start").get(path).headers("Set-Cookie")).isEmpty();
        }
        assertThat(new Lab(root).diary("off")).isEmpty();
        assertThat(pools("http/nothing")).isZero();
        assertThat(pools("http/off")).isZero();
    }

    @Test
    void a_service_for_which_there_is_no_servlet_is_answered_404() throws Exception {
        assertThat(client.get("hs/bare").status()).isEqualTo(404);
        assertThat(client.get("hs/whoami/more?of=it").status()).isEqualTo(200);
    }

    @Test
    void who_is_nobody_is_asked_who_he_is_and_who_may_nothing_is_sent_away() throws Exception {
        RawResponse nobody = new ServiceCaller(root, Map.of()).get("hs/whoami");
        RawResponse wrong = ServiceCaller.of(root, ServerUser.EXCHANGE.withPassword("wrong"))
                .get("hs/whoami");
        RawResponse guest = ServiceCaller.of(root, ServerUser.WITHOUT_ROLE).get("hs/whoami");

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.header("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        assertThat(guest.status()).isEqualTo(403);
    }

    @Test
    void operators_see_pools_and_nobody_else_does() throws Exception {
        client.get("hs/whoami");
        client.get("hs/whoami");

        JsonObject pool = pool("http/whoami");

        assertThat(pool.getString("publication")).isEqualTo(root.getPath().replaceAll("(?<=.)/$", ""));
        assertThat(pool.getString("reuse")).isEqualTo("autouse");
        assertThat(pool.getInt("size")).isEqualTo(10);
        assertThat(pool.getInt("busy")).isZero();
        assertThat(pool.getInt("idle")).isPositive();
        assertThat(pool.getInt("combinations")).isPositive().isLessThanOrEqualTo(pool.getInt("idle"));
        assertThat(pool.getInt("reused")).isPositive();
        assertThat(pool.getInt("waiting")).isZero();
        assertThat(pool.getJsonNumber("meanWaitSeconds").doubleValue()).isNotNegative();
        assertThat(pool.getJsonNumber("savedSeconds").doubleValue()).isNotNegative();
        assertThat(client.get("api/pools").status()).isEqualTo(403);
        assertThat(new AdminApi(root).ask("metrics").lines())
                .anyMatch(line -> line.startsWith("seans_pool_size{publication=\"")
                        && line.endsWith("service=\"http/whoami\"} 10.0"))
                .contains("seans_unread_figures 0.0");
    }

    @Test
    void operators_see_services_without_a_pool_too() throws Exception {
        client.get("hs/whoami-single");
        int before = pool("http/whoami-single").getInt("created");

        client.get("hs/whoami-single");

        JsonObject single = pool("http/whoami-single");
        assertThat(single.getInt("created") - before).isEqualTo(1);
        assertThat(single.getString("reuse")).isEqualTo("dontuse");
        assertThat(single.get("size")).isEqualTo(JsonValue.NULL);
        assertThat(single.getInt("idle")).isZero();
    }

    @Test
    void a_pool_counts_whom_it_has_refused() throws Exception {
        client.get("hs/small/test?diary=refused");
        long before = pool("http/small").getInt("refused");

        other.get("hs/small/test?diary=refused");

        assertThat(pool("http/small").getInt("refused") - before).isEqualTo(1);
    }

    private JsonObject pool(String service) throws IOException {
        return new AdminApi(root)
                .get("pools").getJsonArray("pools").getValuesAs(JsonObject.class).stream()
                        .filter(pool -> pool.getString("service").equals(service))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("There is no pool of " + service));
    }

    private long pools(String service) throws IOException {
        return new AdminApi(root)
                .get("pools").getJsonArray("pools").getValuesAs(JsonObject.class).stream()
                        .filter(pool -> pool.getString("service").equals(service))
                        .count();
    }
}
