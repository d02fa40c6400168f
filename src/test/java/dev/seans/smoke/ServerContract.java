package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.seans.database.TestPostgreSql;
import dev.seans.reuse.GivenWar;
import dev.seans.server.FileTrees;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerDatabase;
import dev.seans.server.ServerOptions;
import dev.seans.server.ServerUser;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCClient;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must hold on every server that we name in the README. */
@Tag("smoke")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerContract {

    private static final String SLOW = "/seans/exchange?type=catalog&";

    private static final int MEBIBYTE = 1 << 20;

    /** Enough to take much longer than a request. */
    private static final int MANY = 30_000;

    private final Path directory = Path.of("target", "smoke", getClass().getSimpleName());
    private final GatewayRound gateway = new GatewayRound();
    private final SeansServer server = launcher(gateway.on(ServerOptions.in(directory)
            .with("seans.filter.services.poolSize", "1")
            .with("seans.filter.services.poolTimeout", "1")
            .with("seans.upload.max-time", "15 s")));

    abstract SeansServer launcher(ServerOptions options);

    /** A PostgreSQL database of this class alone. */
    final ServerOptions onPostgreSql(ServerOptions options) {
        String name = "seans_" + getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return options.withDatabase(
                ServerDatabase.postgresql(TestPostgreSql.newDatabaseUrl(name), "postgres", "postgres"));
    }

    final SeansServer server() {
        return server;
    }

    @BeforeAll
    final void start() throws IOException {
        FileTrees.delete(directory);
        server.start();
    }

    @AfterAll
    final void end() {
        server.close();
        gateway.close();
    }

    /** Nodes may be of different servers, packed or not: sessions are shared among equal versions alone. */
    @Test
    final void the_version_of_the_application_is_that_of_its_files_whatever_the_server_makes_of_them()
            throws IOException {
        assertThat(server.log())
                .content()
                .contains("The version of the application is " + GivenWar.version(Path.of("target", "seans.war")));
    }

    @Test
    final void a_whole_exchange_of_1c_ends_up_in_the_catalogue() throws Exception {
        Catalogue catalogue = Catalogue.of(7);

        OneCSession session = OneCClient.catalog(exchange(), "1c", "1c")
                .send(catalogue.importFile("import0_1.xml"), catalogue.offersFile("offers0_1.xml"));

        JsonObject result = admin().importOf(SessionKey.of(session));
        assertThat(result.getString("state")).isEqualTo("COMPLETED");
        assertThat(result.getJsonArray("files")).hasSize(2);
        JsonObject counts = admin().counts("1c");
        assertThat(List.of(counts.getInt("products"), counts.getInt("offers"), counts.getInt("prices")))
                .containsExactly(7, 7, 7);
    }

    @Test
    final void an_open_console_hears_of_an_import_without_asking_and_may_go_away() throws Exception {
        try (ListeningPage gone = new ListeningPage(server.root())) {
            await("the first event comes at once")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> gone.newest("overview").isPresent());
        }
        try (ListeningPage page = new ListeningPage(server.root())) {
            OneCSession session = OneCClient.catalog(exchange(), "1c", "1c")
                    .send(Catalogue.of(2).importFile("heard.xml"));

            int imported = admin().importOf(SessionKey.of(session)).getInt("id");
            await("it is looked once a second whether anything has changed")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(page.newest("overview"))
                            .hasValueSatisfying(overview -> assertThat(overview.toString())
                                    .contains("\"lastImport\":{\"id\":" + imported + ",\"state\":\"COMPLETED\"")));
        }
    }

    @Test
    final void the_console_is_for_operators_alone_and_brings_everything_itself() throws Exception {
        RawHttp http = new RawHttp(server.root());
        RawRequest console = RawRequest.get(server.root().getPath() + "console/");

        assertThat(http.send(RawRequest.get(server.root().getPath())).header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/seans/console/"));
        assertThat(http.send(console).status()).isEqualTo(401);
        RawResponse page = http.send(console.header("Authorization", AdminApi.authorization()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self';"));
    }

    @Test
    final void a_cyrillic_file_name_may_stand_unescaped_in_the_query() throws Exception {
        OneCSession session = cyrillicUser().send(Catalogue.of(1).importFile("Выгрузка_товаров.xml"));

        JsonObject file =
                admin().importOf(SessionKey.of(session)).getJsonArray("files").getJsonObject(0);
        assertThat(file.getString("name")).isEqualTo("Выгрузка_товаров.xml");
    }

    @Test
    final void eleven_megabytes_go_through_in_one_post() throws Exception {
        OneCSession session = cyrillicUser().login();

        RawResponse answer =
                connection(ServerUser.CYRILLIC).file(session, "import_files/a1/photo.jpg", new byte[11 * MEBIBYTE]);

        assertThat(answer.lines().get(0)).isEqualTo("success");
        assertThat(uploads(session).resolve("1/import_files/a1/photo.jpg")).hasSize(11 * MEBIBYTE);
    }

    @Test
    final void a_wrong_password_sent_ahead_is_refused_with_a_failure_that_1c_can_read() throws Exception {
        OneCConnection wrong = connection(ServerUser.EXCHANGE.withPassword("wrong"));

        RawResponse checkauth = wrong.checkauth();

        assertThat(checkauth.status()).isEqualTo(401);
        assertThat(checkauth.header("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        assertThat(checkauth.lines().get(0)).isEqualTo("failure");
    }

    @Test
    final void a_wrong_password_is_refused_in_the_middle_of_an_exchange_too() throws Exception {
        OneCSession session = OneCClient.catalog(exchange(), "1c", "1c").login();
        OneCConnection wrong = connection(ServerUser.EXCHANGE.withPassword("wrong"));

        RawResponse file = wrong.file(session, "import0_1.xml", new byte[100]);

        assertThat(file.status()).isEqualTo(403);
        assertThat(file.lines().get(0)).isEqualTo("failure");
        assertThat(uploads(session)).doesNotExist();
    }

    @Test
    final void a_user_without_the_role_is_refused() throws Exception {
        RawResponse answer = connection(ServerUser.WITHOUT_ROLE).checkauth();

        assertThat(answer.status()).isIn(401, 403);
        assertThat(answer.lines().get(0)).isEqualTo("failure");
    }

    @Test
    final void what_was_uploaded_before_a_restart_is_imported_after_it() throws Exception {
        OneCClient client = cyrillicUser();
        List<OneCFile> files = List.of(Catalogue.of(3).importFile("import0_1.xml"));
        OneCSession session = client.login();
        client.upload(session, files);

        server.stop();
        server.start();
        client.importFiles(session, files);

        JsonObject result = admin().importOf(SessionKey.of(session));
        assertThat(result.getString("state")).isEqualTo("COMPLETED");
        assertThat(result.getJsonArray("files").getJsonObject(0).getInt("products"))
                .isEqualTo(3);
    }

    @Test
    final void services_reuse_their_sessions_each_in_its_way() throws Exception {
        ServiceRound round = new ServiceRound(server.root());

        round.pool();
        round.single();
        round.refusals();
        assertThat(Files.readString(server.log())).doesNotContain(round.managed());
    }

    /** Locks and records are JPA's, of which each server has its own. */
    @Test
    final void a_program_that_knows_nothing_of_logins_calls_by_the_gateway() throws Exception {
        gateway.play(server.root());
    }

    @Test
    final void an_operator_cancels_an_import_and_tries_it_again() throws Exception {
        OneCClient client = cyrillicUser();
        List<OneCFile> files = List.of(Catalogue.of(MANY).importFile("import0_1.xml"));
        OneCSession session = client.login();
        client.upload(session, files);
        ExecutorService importing = Executors.newSingleThreadExecutor();
        try {
            Future<?> asked = importing.submit(() -> {
                client.importFiles(session, files);
                return true;
            });
            await("the import exists").until(() -> !imports(session).isEmpty());
            String path = "imports/" + imports(session).getJsonObject(0).getInt("id");

            assertThat(admin().post(path + "/retry").status()).isEqualTo(409);
            assertThat(admin().post(path + "/cancel").status()).isEqualTo(200);
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(asked::get)
                    .withMessageContaining("отменена на сервере");
            assertThat(admin().post(path + "/retry").status()).isEqualTo(200);
        } finally {
            importing.shutdownNow();
        }
        client.importFiles(session, files);

        assertThat(imports(session)).hasSize(1);
        JsonArray imported = imports(session).getJsonObject(0).getJsonArray("files");
        assertThat(imported).hasSize(1);
        assertThat(imported.getJsonObject(0).getInt("products")).isEqualTo(MANY);
        assertThat(imported.getJsonObject(0).getInt("unchanged")).isZero();
    }

    @Test
    final void the_metrics_have_seen_what_was_sent() throws Exception {
        cyrillicUser().send(Catalogue.of(1).importFile("import0_1.xml"));

        RawResponse metrics = admin().ask("metrics");

        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.lines())
                .anyMatch(line -> line.startsWith("seans_import_requests_total{import=\"new\"} "))
                .anyMatch(line ->
                        line.startsWith("seans_import_queue_length{source=\"" + ServerUser.CYRILLIC.name() + "\"} "))
                .contains("seans_unread_figures 0.0");
    }

    @Test
    final void the_log_names_sessions_by_their_key_and_tells_no_secret() throws Exception {
        OneCSession session = cyrillicUser().send(Catalogue.of(1).importFile("import0_1.xml"));

        String log = Files.readString(server.log());
        assertThat(log)
                .contains(SessionKey.of(session).substring(0, 12))
                .doesNotContain(session.sessionId())
                .doesNotContain(session.cookieValue())
                .doesNotContain(ServerUser.CYRILLIC.password())
                .doesNotContain(base64(ServerUser.CYRILLIC), base64(ServerUser.EXCHANGE), base64(ServerUser.ADMIN));
    }

    @Test
    final void who_tries_passwords_is_held_off_and_the_log_has_the_address() throws Exception {
        OneCConnection owner = connection(ServerUser.GUESSED);
        OneCSession open = owner.login();
        OneCConnection guess = connection(ServerUser.GUESSED.withPassword("guess"));
        int looks = 0;
        for (int time = 0; time < 50; time++) {
            looks += guess.checkauth().status() == 401 ? 1 : 0;
        }
        RawResponse right = owner.checkauth();

        // A pause may pass while they come.
        assertThat(looks).isBetween(10, 12);
        assertThat(right.status()).isEqualTo(429);
        assertThat(right.header("Retry-After")).isPresent();
        assertThat(owner.init(open).lines().get(0)).startsWith("zip=");
        assertThat(Files.readString(server.log())).contains("Too many wrong passwords: address=127.0.0.1 user=guessed");
    }

    /** A stock Payara Server has five threads for requests, the others up to 200. */
    @ParameterizedTest
    @CsvSource({"mode=file&filename=slow.xml&sessid=, 503", "mode=checkauth, 401", "mode=file&sessid=x, 403"})
    final void two_hundred_slow_bodies_leave_threads_to_others(String query, int status) throws Exception {
        OneCSession session = connection(ServerUser.EXCHANGE).login();
        String id = query.endsWith("sessid=") ? session.sessionId() : "";
        try (SlowClients slow = SlowClients.of(server.root(), SLOW + query + id, 220)) {
            await("all that are not received are answered")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> slow.unanswered() <= 4);
            // Those that are received are ended when their time is over, on a slow machine before all are connected.
            assertThat(slow.statuses())
                    .filteredOn(answered -> answered != 408)
                    .isNotEmpty()
                    .containsOnly(status);

            assertThat(admin().ask("health").status()).isEqualTo(200);
            assertThat(cyrillicUser().login().sessionId()).isNotEmpty();
        }
    }

    @Test
    final void silent_uploads_lose_their_places_when_their_time_is_over() throws Exception {
        OneCConnection connection = connection(ServerUser.EXCHANGE);
        OneCSession session = connection.login();
        try (SlowClients silent =
                SlowClients.silent(server.root(), SLOW + "mode=file&filename=s.xml&sessid=" + session.sessionId(), 4)) {
            assertThat(silent.unanswered()).isEqualTo(4);
            // A probe that is earlier takes a place itself, and one of them is refused.
            await("the silent ones have the places of the session")
                    .pollDelay(Duration.ofSeconds(1))
                    .until(() -> connection.file(session, "a.xml", new byte[1]).status() == 503);

            await("the places are free again")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> connection.file(session, "b.xml", new byte[1]).status() == 200);
        }
    }

    @Test
    final void an_order_of_a_shop_reaches_1c_and_what_1c_says_of_it_comes_back() throws Exception {
        new OrderRound(server.root()).play();
    }

    final URI exchange() {
        return server.root().resolve("exchange");
    }

    private OneCClient cyrillicUser() {
        return OneCClient.catalog(exchange(), ServerUser.CYRILLIC.name(), ServerUser.CYRILLIC.password());
    }

    private OneCConnection connection(ServerUser user) {
        return new OneCConnection(exchange(), "catalog", user.name(), user.password(), OneCOptions.USUAL);
    }

    private AdminApi admin() {
        return new AdminApi(server.root());
    }

    private JsonArray imports(OneCSession session) throws IOException {
        return admin().get("imports?sessionKey=" + SessionKey.of(session)).getJsonArray("imports");
    }

    private Path uploads(OneCSession session) {
        return server.home().resolve("uploads").resolve(SessionKey.of(session));
    }

    private static String base64(ServerUser user) {
        return Base64.getEncoder()
                .encodeToString((user.name() + ":" + user.password()).getBytes(StandardCharsets.UTF_8));
    }
}
