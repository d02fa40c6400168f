package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.TestPostgreSql;
import dev.seans.server.FileTrees;
import dev.seans.server.Script;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerDatabase;
import dev.seans.server.ServerOptions;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.ExpiryTold;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.visitor.LabArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A server keeps sessions at two upstreams whose sessions are short, for programs in it and beside it: one that ends the
 * session at each login, and one of 1C's.
 */
@Tag("smoke")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class KeptSessionsContract {

    private static final String PASSWORD = "pa55word-of-the-keeper";
    private static final int THREADS = 4;
    private static final Duration LIFETIME = Duration.ofSeconds(6);
    private static final long BUSY_SECONDS = 5;

    /** After so many, one caller may call. */
    private static final long CALL_MILLIS = 10;

    /** A cold server may need longer for its first calls. */
    private static final int ENOUGH = 11;

    /** A third of it must be longer than the jobs take to see that a check is due: two seconds, more on a busy machine. */
    private static final Duration IDLE = Duration.ofSeconds(12);

    private final TestUpstream shop = TestUpstream.basic(InstantSource.system());
    private final TestUpstream base = TestUpstream.ibsession(InstantSource.system());
    private final Path directory = Path.of("target", "smoke", getClass().getSimpleName());
    private final String databaseName = "kept_" + getClass().getSimpleName().toLowerCase(Locale.ROOT);
    private final SeansServer server = launcher(options());
    private final UpstreamPrograms outside = new UpstreamPrograms(TestPostgreSql.database(databaseName));
    private final ExecutorService threads = Executors.newFixedThreadPool(4 * THREADS);
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    private final Semaphore metronome = new Semaphore(0);

    abstract SeansServer launcher(ServerOptions options);

    private ServerOptions options() {
        String url = TestPostgreSql.newDatabaseUrl(databaseName);
        ServerOptions options = ServerOptions.in(directory)
                .withWar(directory.resolve("seans.war"))
                .withDatabase(ServerDatabase.postgresql(url, "postgres", "postgres"))
                .with("seans.upstreams", "shop base")
                .with("seans.encryption-keys", UpstreamPrograms.KEYS)
                .with("seans.upstream.base.login", "ibsession")
                .with("seans.upstream.base.idle", IDLE.toSeconds() + " s")
                .with("seans.upstream.base.sessions", "2");
        for (TestUpstream upstream : List.of(shop, base)) {
            String name = "seans.upstream." + (upstream == shop ? "shop" : "base") + ".";
            options = options.with(name + "url", upstream.url().toString())
                    .with(name + "login-path", "/login")
                    .with(name + "check-path", "/check")
                    .with(name + "user", "keeper")
                    .with(name + "password", PASSWORD);
        }
        return options;
    }

    @BeforeAll
    final void start() throws IOException {
        shop.rules().password(PASSWORD);
        shop.rules().lifetime(LIFETIME);
        shop.rules().tells(ExpiryTold.MAX_AGE);
        shop.rules().oneSession(true);
        base.rules().password(PASSWORD);
        base.rules().idle(IDLE);
        FileTrees.delete(directory);
        LabArchive.write(LabArchive.insideSeans(Map.of()), directory);
        server.start();
        awaitState("shop", "VALID");
        awaitState("base", "VALID");
    }

    @AfterAll
    final void end() {
        threads.shutdownNow();
        clockwork.shutdownNow();
        server.close();
        shop.close();
        base.close();
    }

    @Test
    @Order(1)
    final void programs_in_the_server_and_beside_it_never_meet_a_lost_or_a_busy_session() throws Exception {
        long before = shop.count(Count.LOGINS);
        long start = System.nanoTime();
        AtomicBoolean over = new AtomicBoolean();
        var unused = clockwork.scheduleAtFixedRate(metronome::release, 0, CALL_MILLIS, TimeUnit.MILLISECONDS);
        List<Future<List<String>>> ofShop = callers("shop", answers -> !over.get());
        List<Future<List<String>>> ofBase = callers("base", answers -> answers < ENOUGH || since(start) < BUSY_SECONDS);

        assertFine(ofBase);
        await("sessions that nobody calls would be over")
                .pollDelay(IDLE.plusSeconds(2))
                .atMost(IDLE.multipliedBy(2))
                .until(() -> true);
        over.set(true);
        assertFine(ofShop);

        // Renewed after two thirds of its life, and the jobs look once a second.
        assertThat(shop.count(Count.LOGINS) - before).isBetween(3L, since(start) / 4 + 1);
        assertThat(base.count(Count.LOGINS)).isEqualTo(2);
        assertThat(base.mostAlive()).isEqualTo(2);
        assertThat(base.count(Count.DATA_BUSY)).isZero();
    }

    /** While the programs of the test before went on with the other upstream, nobody has called this one. */
    @Test
    @Order(2)
    final void who_calls_nothing_finds_the_sessions_alive_all_the_same() throws Exception {
        assertThat(inside("base")).isEqualTo("200");
        assertThat(outside.call("base")).isEqualTo("200");

        assertThat(base.count(Count.LOGINS)).isEqualTo(2);
    }

    @Test
    @Order(3)
    final void the_script_refreshes_and_after_a_restart_nobody_logs_in() throws Exception {
        shop.rules().lifetime(Duration.ofHours(1));
        assertThat(keeper("refresh", "shop").status()).isZero();
        assertThat(keeper("status").output()).contains("shop: VALID, 1 of 1", "base: VALID, 2 of 2");
        long logins = shop.count(Count.LOGINS);
        long checks = shop.count(Count.CHECKS);

        server.stop();
        assertThat(base.count(Count.FINISHES)).isEqualTo(2);
        assertThat(outside.call("shop")).as("without a keeper").isEqualTo("200");
        server.start();

        await("the stored session is checked").until(() -> shop.count(Count.CHECKS) > checks);
        awaitState("base", "VALID");
        assertThat(inside("shop")).isEqualTo("200");
        assertThat(shop.count(Count.LOGINS)).isEqualTo(logins);
        assertThat(keeper("status").status()).isZero();
    }

    @Test
    @Order(4)
    final void no_line_of_the_log_has_a_secret() throws Exception {
        assertThat(server.log())
                .content()
                .contains("shop: ")
                .doesNotContain(
                        PASSWORD,
                        UpstreamPrograms.KEYS.substring(UpstreamPrograms.KEYS.indexOf('=') + 1),
                        shop.last("/data").orElseThrow().cookie("sid").orElseThrow(),
                        base.last("/data").orElseThrow().cookie("IBSession").orElseThrow());
    }

    /** In the server, and beside it. */
    private List<Future<List<String>>> callers(String upstream, IntPredicate goesOn) {
        List<Future<List<String>>> callers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            callers.add(threads.submit(() -> callWhile(goesOn, () -> inside(upstream))));
            callers.add(threads.submit(() -> callWhile(goesOn, () -> outside.call(upstream))));
        }
        return callers;
    }

    /** In the step of the metronome: without it the callers would want all of the machine. */
    private List<String> callWhile(IntPredicate goesOn, Callable<String> call) throws Exception {
        List<String> answers = new ArrayList<>();
        while (goesOn.test(answers.size())) {
            metronome.acquire();
            answers.add(call.call());
        }
        return answers;
    }

    private static void assertFine(List<Future<List<String>>> callers) throws Exception {
        for (Future<List<String>> caller : callers) {
            assertThat(caller.get()).containsOnly("200").hasSizeGreaterThanOrEqualTo(ENOUGH);
        }
    }

    private static long since(long start) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    }

    /** A servlet in the server calls. */
    private String inside(String upstream) throws IOException {
        return new RawHttp(server.root())
                .send(RawRequest.get(server.root().getPath() + "upstream/" + upstream + "/data"))
                .text();
    }

    private void awaitState(String upstream, String state) {
        await("the upstream " + upstream + " is " + state)
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(
                        () -> new AdminApi(server.root())
                                .get("upstreams/" + upstream)
                                .getString("state"),
                        state::equals);
    }

    private Script.Result keeper(String... arguments) throws IOException {
        return Script.run(
                Map.of("SEANS_URL", server.root().toString(), "SEANS_PASSWORD", "admin"), "", "keeper.sh", arguments);
    }
}
