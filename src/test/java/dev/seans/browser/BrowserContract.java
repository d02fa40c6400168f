package dev.seans.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.server.FileTrees;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.smoke.SessionKey;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCSession;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.TestUpstream;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator sees and does in a browser, on each server. */
@Tag("smoke")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class BrowserContract {

    private static final String UPSTREAM_PASSWORD = "pa55word-of-the-keeper";
    private static final String ENCRYPTION_KEY = "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef";

    /** Enough for some seconds, in which one can see it move. */
    private static final int MANY = 10_000;

    private static final Duration LONG = Duration.ofMinutes(2);

    private final Chromium chromium = Chromium.ofThisMachine();
    private final Path directory = Path.of("target", "smoke", getClass().getSimpleName());
    private final TestUpstream portal = TestUpstream.basic(InstantSource.system());
    private final SeansServer server = launcher(options());
    private final Browser browser = new Browser(chromium, server.root(), Path.of("target", "screenshots", name()));
    private GivenDay day;
    private boolean restarted;

    abstract SeansServer launcher(ServerOptions options);

    /** Of the server: that of the folder of its screenshots. */
    abstract String name();

    private ServerOptions options() {
        return ServerOptions.in(directory)
                .with("seans.import.chunk", "10")
                .with("seans.import.hold", "100 ms")
                .with("seans.encryption-keys", "k1=" + ENCRYPTION_KEY)
                .with("seans.upstreams", "portal")
                .with("seans.upstream.portal.url", portal.url().toString())
                .with("seans.upstream.portal.login-path", "/login")
                .with("seans.upstream.portal.check-path", "/check")
                .with("seans.upstream.portal.user", "keeper")
                .with("seans.upstream.portal.password", UPSTREAM_PASSWORD);
    }

    @BeforeAll
    final void start() throws IOException {
        portal.rules().password(UPSTREAM_PASSWORD);
        FileTrees.delete(directory);
        server.start();
        day = new GivenDay(server.root());
        browser.start();
    }

    /** What a failed test has seen. */
    @RegisterExtension
    final AfterTestExecutionCallback look = test -> test.getExecutionException()
            .ifPresent(failure -> browser()
                    .screenshot("failed-" + test.getRequiredTestMethod().getName()));

    @AfterAll
    final void end() {
        browser.close();
        server.close();
        portal.close();
    }

    final SeansServer server() {
        return server;
    }

    final Browser browser() {
        return browser;
    }

    final GivenDay day() {
        return day;
    }

    final List<ShownPage> pages() throws IOException {
        return day.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    final void each_page_shows_what_has_come_and_no_secret_and_the_browser_complains_of_nothing(ShownPage page)
            throws IOException {
        browser.open(page.address());

        browser.awaitText(page.toString(), page.texts().toArray(String[]::new));
        browser.screenshot(page.picture());
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.count("main [role=alert]")).isZero();
        assertThat(browser.text()).doesNotContain("undefined", "NaN", "[object", "Invalid");
        assertThat(ConsoleTexts.of("en").keysIn(browser.html())).isEmpty();
        assertThat(browser.html())
                .doesNotContain(day.secrets().toArray(String[]::new))
                .doesNotContain(UPSTREAM_PASSWORD, ENCRYPTION_KEY, upstreamSession());
        assertThat(browser.run("return document.cookie")).isEqualTo("");
    }

    private String upstreamSession() {
        await("the session was looked after").until(() -> portal.last("/check").isPresent());
        return portal.last("/check").flatMap(request -> request.cookie("sid")).orElseThrow();
    }

    @Test
    final void a_running_import_moves_without_a_reload_ends_after_a_second_question_and_goes_on_when_it_is_retried()
            throws Exception {
        browser.open("imports");
        browser.run("window.opened = true");
        OneCSession session =
                day.asked(GivenDay.OTHER_BASE, List.of(Catalogue.of(MANY).importFile("many.xml")));
        int id = day.numberOf(session);
        browser.press("No. " + id);
        awaitMoves();
        browser.screenshot("import-running");

        browser.press("Cancel the import");
        assertThat(browser.question()).contains("Cancel import " + id + "?", "What is written stays");
        browser.press("Leave it as it is");
        assertThat(state(session)).isEqualTo("IN_PROGRESS");
        browser.press("Cancel the import");
        browser.screenshot("import-question");
        browser.press("Cancel the import");
        browser.awaitText("it is cancelled", "An operator has cancelled the import.", "cancelled");
        assertThat(state(session)).isEqualTo("FAILED");

        browser.press("Try again");
        Browser.patiently("it has ended")
                .atMost(LONG)
                .untilAsserted(() -> assertThat(browser.text())
                        .contains("completed", "10,000")
                        .doesNotContain("Cancel the import", "cancelled"));
        assertThat(List.of(file(session).getInt("products"), file(session).getInt("unchanged")))
                .containsExactly(MANY, 0);
        assertThat(browser.run("return window.opened")).isEqualTo(true);
    }

    private void awaitMoves() {
        Set<Integer> seen = new TreeSet<>();
        Browser.patiently("the bar moves").atMost(LONG).until(() -> {
            seen.add(Integer.valueOf(browser.find("main [role=progressbar]").getAttribute("aria-valuenow")));
            return seen.size() > 1;
        });
    }

    @Test
    final void an_upstream_is_logged_in_to_at_once_and_its_keeping_stops_after_a_second_question() {
        browser.open("upstreams");
        browser.awaitText("the session is kept", "portal", "valid");
        long logins = portal.count(Count.LOGINS);

        browser.press("Log in now");
        browser.awaitText("it is done", "Logged in anew");
        assertThat(portal.count(Count.LOGINS)).isEqualTo(logins + 1);

        browser.press("Stop");
        assertThat(browser.question()).contains("Stop the keeping of portal?");
        browser.press("Stop");
        browser.awaitText("nobody looks after it", "stopped", "An operator has stopped it.");
        browser.press("Start");
        browser.awaitText("it is kept again", "portal is kept again.", "valid");
    }

    @Test
    final void a_file_that_is_dropped_is_reported_on_and_then_imported_as_a_source() throws Exception {
        OneCFile sample = GivenDay.samples().get(0);
        browser.open("check");

        browser.drop(".drop", "export.xml", new String(sample.content(), StandardCharsets.UTF_8));
        browser.awaitText("the report", "What export.xml would do", "Products");
        browser.screenshot("check-report");
        browser.type("input[list=sources]", "dropped");
        browser.press("Import");
        assertThat(browser.question()).contains("Import export.xml?", "the queue of dropped");
        browser.press("Import");

        browser.awaitText("the import that has begun", "dropped", "export.xml", "completed");
        assertThat(browser.address()).contains("#/imports/");
        int products = day.admin().counts("dropped").getInt("products");
        assertThat(products).isPositive();
        browser.open("catalogue?source=dropped");
        browser.awaitText("the catalogue of the new source", "Products: " + products);
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    final void when_a_node_dies_the_page_says_so_and_comes_back_by_itself() throws Exception {
        browser.open("overview");
        browser.run("window.opened = true");

        server.kill();
        Browser.patiently("the page says so")
                .untilAsserted(
                        () -> assertThat(browser.all()).contains("The server does not answer.", "not heard since"));
        browser.screenshot("node-dead");
        server.start();
        restarted = true;
        OneCSession session =
                day.asked(GivenDay.OTHER_BASE, List.of(Catalogue.of(2).importFile("after.xml")));

        Browser.patiently("it is live again, and shows what is new")
                .untilAsserted(() -> assertThat(browser.all())
                        .contains("live", "No. " + day.numberOf(session))
                        .doesNotContain("The server does not answer.", "not heard since"));
        assertThat(browser.run("return window.opened")).isEqualTo(true);
    }

    /** Over that of the test before; a server takes long to start. */
    @Test
    @Order(Integer.MAX_VALUE)
    final void whoever_is_logged_in_stays_so_over_a_restart() throws Exception {
        browser.open("overview");
        browser.run("window.opened = true");
        if (!restarted) {
            server.kill();
            server.start();
        }
        Browser.patiently("the page hears the server")
                .untilAsserted(() -> assertThat(browser.all()).contains("live").doesNotContain("not heard since"));
        browser.complaints();

        for (ShownPage page : day.pages()) {
            browser.open(page.address());
            browser.awaitText(page.toString(), page.texts().toArray(String[]::new));
        }
        browser.open("upstreams");
        browser.press("Log in now");
        browser.awaitText("an action is still allowed", "Logged in anew");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.run("return window.opened")).isEqualTo(true);
    }

    private String state(OneCSession session) throws IOException {
        return day.admin().importOf(SessionKey.of(session)).getString("state");
    }

    private JsonObject file(OneCSession session) throws IOException {
        return day.admin()
                .importOf(SessionKey.of(session))
                .getJsonArray("files")
                .getJsonObject(0);
    }
}
