package dev.seans.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.exchange.GivenExchange;
import dev.seans.fakes.LogListener;
import dev.seans.filter.FinishedRequest;
import dev.seans.filter.LoginBrake;
import dev.seans.gateway.GatewayTally;
import dev.seans.imports.ImportTally;
import dev.seans.keeper.KeeperCounts;
import dev.seans.login.Failure;
import dev.seans.orderbook.OrderFigures;
import dev.seans.publications.ReuseMode;
import dev.seans.registry.ImportFigures;
import dev.seans.registry.ImportSources;
import dev.seans.reuse.PoolReport;
import dev.seans.session.SessionTally;
import dev.seans.settings.GivenSettings;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final Pattern NAME = Pattern.compile("`(seans_[a-z_]+)`");

    private static final PoolReport POOL = new PoolReport(
            "/seans",
            "http/whoami",
            ReuseMode.AUTOUSE,
            10,
            2,
            3,
            4,
            1,
            7,
            5,
            6,
            90,
            Duration.ofMillis(1500),
            Duration.ofMillis(24_210));
    private static final PoolReport MANAGED = new PoolReport(
            "/seans", "http/whoami-manual", ReuseMode.USE, 10, 0, 1, 1, 0, 1, 0, 0, 0, Duration.ZERO, Duration.ZERO);

    private final Database database = TestDatabase.H2.fresh();
    private final SteppedClock clock = new SteppedClock(database);
    private final NodeMetrics node = new NodeMetrics(
            GivenExchange.modes("init", "import"),
            new ImportTally(),
            GivenExchange.nobodyWaits(),
            new LoginBrake(GivenSettings.defaults()));
    private final Metrics metrics = new Metrics(
            node,
            new SessionMetrics(new SessionTally()),
            new GatewayMetrics(() -> Map.of("erp", new GatewayTally()), () -> Map.of("erp", 3)),
            new DatabaseMetrics(
                    new ImportFigures(database, clock),
                    new OrderFigures(database, clock, GivenSettings.defaults()),
                    new PoolMetrics(() -> List.of(POOL, MANAGED)),
                    new UpstreamMetrics(
                            () -> List.of(GivenStatus.of(UpstreamState.IMPAIRED, 1, false, 2, "HTTP 500")),
                            () -> Map.of(
                                    new UpstreamName("erp"),
                                    new KeeperCounts(3, 2, 40, Map.of(Failure.TIMED_OUT, 4L, Failure.NOT_PROVED, 1L))),
                            () -> GivenStatus.NOW)));

    @Test
    void requestsAreCountedByModeOutcomeAndWhereTheIdStood() throws IOException {
        finished(Map.of("mode", "init", "outcome", "parameters", "from", "URL"));
        finished(Map.of("mode", "init", "outcome", "parameters", "from", "URL"));
        finished(Map.of("mode", "import", "outcome", "success, but the client was gone", "from", "COOKIE"));

        assertThat(lines())
                .contains(
                        "seans_requests_total{id_source=\"url\",mode=\"init\",outcome=\"parameters\"} 2.0",
                        "seans_requests_total{id_source=\"cookie\",mode=\"import\",outcome=\"success\"} 1.0");
    }

    @Test
    void callsByTheGatewayAreCountedByUpstreamAndOutcome() throws IOException {
        assertThat(lines())
                .contains(
                        "seans_gateway_calls_total{outcome=\"answered\",upstream=\"erp\"} 0.0",
                        "seans_gateway_calls_total{outcome=\"failed\",upstream=\"erp\"} 0.0",
                        "seans_gateway_calls_total{outcome=\"refused\",upstream=\"erp\"} 0.0",
                        "seans_gateway_calls_total{outcome=\"abandoned\",upstream=\"erp\"} 0.0",
                        "seans_gateway_running{upstream=\"erp\"} 3.0");
    }

    @Test
    void refusalsAreCountedByReasonAndWhereTheIdStood() throws IOException {
        finished(Map.of("mode", "init", "outcome", "failure", "refused", "NO_ID"));
        finished(Map.of("mode", "init", "outcome", "failure", "refused", "UNKNOWN_ID", "from", "HEADER"));

        assertThat(lines())
                .contains(
                        "seans_refusals_total{id_source=\"none\",reason=\"NO_ID\"} 1.0",
                        "seans_refusals_total{id_source=\"header\",reason=\"UNKNOWN_ID\"} 1.0");
    }

    @Test
    void aClientCannotThinkUpSeries() throws IOException {
        for (String mode : List.of("a", "b", "c\"} 1.0\nforged")) {
            finished(Map.of("mode", mode, "outcome", mode));
        }
        finished(Map.of("mode", ""));

        assertThat(lines())
                .filteredOn(line -> line.startsWith("seans_requests_total"))
                .containsExactlyInAnyOrder(
                        "seans_requests_total{id_source=\"none\",mode=\"other\",outcome=\"other\"} 3.0",
                        "seans_requests_total{id_source=\"none\",mode=\"none\",outcome=\"none\"} 1.0");
    }

    @Test
    void duplicatesBytesAndHoldTimesAreTakenFromTheLineOfTheRequest() throws IOException {
        finished(Map.of("mode", "import", "import", "new", "held", "2500"));
        finished(Map.of("mode", "import", "import", "duplicate", "held", "20000"));
        finished(Map.of("mode", "file", "bytes", "8388608"));
        finished(Map.of("mode", "file", "bytes", "many"));

        assertThat(lines())
                .contains(
                        "seans_import_requests_total{import=\"new\"} 1.0",
                        "seans_import_requests_total{import=\"duplicate\"} 1.0",
                        "seans_uploaded_bytes_total 8388608.0",
                        "seans_import_hold_seconds_bucket{le=\"3.0\"} 1",
                        "seans_import_hold_seconds_bucket{le=\"20.0\"} 2",
                        "seans_import_hold_seconds_count 2",
                        "seans_import_hold_seconds_sum 22.5",
                        "seans_held_imports 0.0");
    }

    @Test
    void aSourceHasItsQueueAndItsAgeUnderItsNameWhateverTheLetters() throws IOException {
        new ImportSources(database, clock).ensure("База \"Москва\"");
        clock.step(Duration.ofMinutes(5));

        assertThat(lines())
                .contains(
                        "seans_import_queue_length{source=\"База \\\"Москва\\\"\"} 0.0",
                        "seans_import_since_success_seconds{source=\"База \\\"Москва\\\"\"} 300.0",
                        "seans_imports{state=\"pending\"} 0.0",
                        "seans_sources 1.0",
                        "seans_unread_figures 0.0");
    }

    @Test
    void noMoreThanTwoHundredSourcesAreTold() throws IOException {
        ImportSources sources = new ImportSources(database, clock);
        IntStream.rangeClosed(1, 203).forEach(number -> sources.ensure("base" + number));

        assertThat(lines())
                .filteredOn(line -> line.startsWith("seans_import_queue_length"))
                .hasSize(200);
        assertThat(lines()).contains("seans_sources 203.0");
    }

    @Test
    void aFigureThatCannotBeReadIsLeftOutAndTheOthersAreThere() throws IOException {
        aSource();
        database.update("ALTER TABLE seans_import_session RENAME TO gone");
        finished(Map.of("mode", "init"));

        try (LogListener log = LogListener.on(DatabaseMetrics.class)) {
            assertThat(lines())
                    .contains("seans_unread_figures 1.0", "seans_sources 1.0")
                    .anyMatch(line -> line.startsWith("seans_requests_total"))
                    .noneMatch(line -> line.startsWith("seans_imports"));
            assertThat(log.lines())
                    .containsExactly("WARNING A figure for /api/metrics could not be read; it is left out");
        }
    }

    @Test
    void aPoolHasItsFiguresUnderItsPublicationAndItsService() throws IOException {
        String pool = "{publication=\"/seans\",service=\"http/whoami\"} ";

        assertThat(lines())
                .contains(
                        "seans_pool_size" + pool + "10.0",
                        "seans_pool_sessions{publication=\"/seans\",service=\"http/whoami\",state=\"busy\"} 2.0",
                        "seans_pool_sessions{publication=\"/seans\",service=\"http/whoami\",state=\"idle\"} 3.0",
                        "seans_pool_combinations" + pool + "4.0",
                        "seans_pool_waiting" + pool + "1.0",
                        "seans_pool_mean_wait_seconds" + pool + "1.5",
                        "seans_pool_started_total" + pool + "7.0",
                        "seans_pool_expired_total" + pool + "5.0",
                        "seans_pool_refused_total" + pool + "6.0",
                        "seans_pool_reused_total" + pool + "90.0",
                        "seans_pool_saved_seconds_total" + pool + "24.21")
                .filteredOn(line -> line.startsWith("seans_pool_size{"))
                .hasSize(1);
    }

    @Test
    void anUpstreamHasItsFiguresUnderItsName() throws IOException {
        String erp = "{upstream=\"erp\"} ";

        assertThat(lines())
                .contains(
                        "seans_upstream_state{state=\"impaired\",upstream=\"erp\"} 1.0",
                        "seans_upstream_state{state=\"valid\",upstream=\"erp\"} 0.0",
                        "seans_upstream_sessions" + erp + "1.0",
                        "seans_upstream_expiry_seconds" + erp + "28800.0",
                        "seans_upstream_since_success_seconds" + erp + "240.0",
                        "seans_upstream_logins_total" + erp + "7.0",
                        "seans_upstream_refreshes_total" + erp + "6.0",
                        "seans_upstream_checks_total" + erp + "96.0",
                        "seans_upstream_errors_total" + erp + "5.0",
                        "seans_upstream_failures_total{failure=\"TIMED_OUT\",upstream=\"erp\"} 4.0",
                        "seans_upstream_failures_total{failure=\"NOT_PROVED\",upstream=\"erp\"} 1.0")
                .filteredOn(line -> line.startsWith("seans_upstream_state{"))
                .hasSize(UpstreamState.values().length);
    }

    @Test
    void everyHelpSaysWhoseFigureItIs() throws IOException {
        aSource();
        finished(Map.of("mode", "init", "refused", "NO_ID"));

        assertThat(lines())
                .filteredOn(line -> line.startsWith("# HELP"))
                .hasSize(50)
                .allMatch(line -> line.contains("This node") || line.endsWith("From the database, all nodes."));
    }

    @Test
    void thePageListsExactlyTheMetricsThatThereAre() throws IOException {
        aSource();
        finished(Map.of("mode", "init"));
        String page = Files.readString(Path.of("docs", "metrics.md"));
        String table = page.substring(page.indexOf("\n| Metric |"), page.indexOf("\nPrometheus logs in"));

        assertThat(NAME.matcher(table).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(lines().stream()
                        .filter(line -> line.startsWith("# HELP "))
                        .map(line -> line.split(" ", 4)[2])
                        .toList());
    }

    private void aSource() {
        new ImportSources(database, clock).ensure("1c");
        database.update("INSERT INTO seans_order_source (name) VALUES ('1c')");
    }

    private void finished(Map<String, String> notes) {
        node.finished(new FinishedRequest(200, Duration.ofMillis(3), "203.0.113.7", notes));
    }

    private List<String> lines() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        metrics.write(out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
