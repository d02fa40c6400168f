package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.smoke.AdminApi;
import example.shop.PortalLogin;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A team's own login, as a bean in the WAR; the rest is the keeper's. */
@ArquillianTest
class OwnLoginIT {

    private static final Portal PORTAL = Portal.start();

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seansWithALogin() {
        String prefix = "seans.upstream.portal.";
        return SeansArchive.with(Map.of(
                        "seans.upstreams",
                        "portal",
                        prefix + "url",
                        PORTAL.url().toString(),
                        prefix + "login",
                        "portal",
                        prefix + "check-path",
                        "/check",
                        prefix + "user",
                        "склад",
                        prefix + "password",
                        "a&amp;b"))
                .addClasses(PortalLogin.class);
    }

    @AfterAll
    static void close() {
        PORTAL.close();
    }

    @Test
    void the_keeper_logs_in_with_the_bean_of_the_team() throws IOException {
        await("the bean has logged in")
                .atMost(Duration.ofSeconds(30))
                .until(() -> portal().getString("state"), "VALID"::equals);

        assertThat(PORTAL.logins()).isEqualTo(1);
        assertThat(portal().getInt("sessions")).isEqualTo(1);
        assertThat(portal().isNull("expiresAt")).isFalse();
    }

    private JsonObject portal() throws IOException {
        return new AdminApi(root).get("upstreams/portal");
    }
}
