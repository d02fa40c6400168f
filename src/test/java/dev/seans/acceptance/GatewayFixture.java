package dev.seans.acceptance;

import static org.awaitility.Awaitility.await;

import dev.seans.smoke.AdminApi;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.upstream.TestUpstream;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Upstreams of every kind behind one gateway, and the words in which a program calls by it. */
abstract class GatewayFixture {

    static final TestUpstream ERP = TestUpstream.basic(InstantSource.system());
    /** Each is lost once: who loses a session again and again after a login is held back for longer and longer. */
    static final TestUpstream SMALL = TestUpstream.basic(InstantSource.system());

    static final TestUpstream LARGE = TestUpstream.basic(InstantSource.system());
    static final TestUpstream BASE = TestUpstream.ibsession(InstantSource.system());
    static final int KEPT = 256 * 1024;
    static final int SESSIONS = 2;

    @ArquillianResource
    URI root;

    /** Open, strict, closed and locked are the same upstream; each call may last four seconds. */
    static WebArchive archive() {
        Map<String, String> settings = new HashMap<>();
        settings.put("seans.upstreams", "open strict closed locked small large base");
        settings.put("seans.trusted-proxies", "127.0.0.2");
        upstream(settings, "open", ERP, Map.of("gateway-forwarded", "true"));
        upstream(
                settings,
                "strict",
                ERP,
                Map.of(
                        "gateway-methods", "GET POST",
                        "gateway-paths", "/stock/* /held",
                        "gateway-redirects", "refuse",
                        "gateway-calls", "2"));
        upstream(settings, "closed", ERP, Map.of("gateway", "false"));
        upstream(settings, "locked", ERP, Map.of("password", "wrong-password"));
        upstream(settings, "small", SMALL, Map.of());
        upstream(settings, "large", LARGE, Map.of());
        upstream(settings, "base", BASE, Map.of("login", "ibsession", "sessions", String.valueOf(SESSIONS)));
        return SeansArchive.with(settings);
    }

    private static void upstream(Map<String, String> settings, String name, TestUpstream at, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "url", at.url().toString(),
                "login-path", "/login",
                "check-path", "/check",
                "user", "keeper",
                "password", "secret",
                "connect-timeout", "1 s",
                "call-timeout", "4 s",
                "lost", "401",
                "gateway", "true"));
        all.putAll(more);
        all.forEach((suffix, value) -> settings.put("seans.upstream." + name + "." + suffix, value));
    }

    @AfterAll
    static void close() {
        List.of(ERP, SMALL, LARGE, BASE).forEach(TestUpstream::close);
    }

    @BeforeEach
    void theKeeperHasBeenEverywhere() {
        awaitSessions("open", 1);
        awaitSessions("strict", 1);
        awaitSessions("small", 1);
        awaitSessions("large", 1);
        awaitSessions("base", SESSIONS);
    }

    @AfterEach
    void asUsual() {
        ERP.asUsual("/");
    }

    int status(String target) throws IOException {
        return send(request("GET", target)).status();
    }

    /** One that was lost early is made anew after a pause. */
    void awaitSessions(String upstream, int count) {
        await("the upstream " + upstream + " has its sessions")
                .atMost(Duration.ofSeconds(30))
                .until(() -> admin().get("upstreams/" + upstream).getInt("sessions") == count);
    }

    AdminApi admin() {
        return new AdminApi(root);
    }

    RawRequest request(String method, String target) {
        return RawRequest.of(method, root.getPath() + "gateway/" + target)
                .header("Authorization", Basic.of("client", "client"));
    }

    RawResponse send(RawRequest request) throws IOException {
        return new RawHttp(root, 30_000).send(request);
    }

    static JsonObject json(RawResponse answer) {
        try (var reader = Json.createReader(new StringReader(answer.text()))) {
            return reader.readObject();
        }
    }
}
