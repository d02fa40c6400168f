package dev.seans.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.server.FileTrees;
import dev.seans.server.PayaraMicro;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.smoke.AdminApi;
import dev.seans.smoke.SessionKey;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCClient;
import dev.seans.testkit.onec.OneCSession;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * A minute of damaged queries, headers, file names, documents and archives against the built WAR: no internal error, no
 * request without an answer but those that wait for orders, nothing outside {@code seans.home}. For longer: {@code mvn verify -Pfuzz}.
 */
@Tag("smoke")
@Tag("fuzz")
class FuzzSmokeIT {

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("seans.fuzz.seconds", 60));

    private static final int LONGEST_ANSWER_MILLIS = 60_000;
    private static final int PATIENCE_WITH_A_HELD_ANSWER_MILLIS = 500;
    private static final int ATTACKS_OF_A_SESSION = 200;

    /** Of Seans, and of the server in front of it. */
    private static final Set<Integer> STATUSES =
            Set.of(200, 302, 400, 401, 403, 404, 405, 411, 413, 414, 415, 431, 501, 505);

    private static final Path DIRECTORY =
            Path.of("target", "smoke", "FuzzSmokeIT").toAbsolutePath();
    private static final SeansServer SERVER = PayaraMicro.server(ServerOptions.in(DIRECTORY)
            .with("seans.import.hold", "500 ms")
            .with("seans.login.attempts", "1000000")
            .with("seans.upload.max-file", "10 MB")
            .with("seans.exchange.file-limit", "1 MB"));

    private static final AtomicInteger SENT = new AtomicInteger();
    private static Instant end = Instant.MAX;
    private static OneCSession session = new OneCSession("", "", "", "");
    private static List<Path> outside = List.of();

    @BeforeContainer
    static void start() throws IOException {
        FileTrees.delete(DIRECTORY);
        SERVER.start();
        outside = filesOutside();
        end = Instant.now().plus(LENGTH);
    }

    @AfterContainer
    static void everything_still_works_and_nothing_lies_outside() throws Exception {
        try (SERVER) {
            assertThat(SENT.get()).isPositive();
            OneCSession good = client().send(Catalogue.of(3).importFile("import.xml"));
            assertThat(new AdminApi(SERVER.root()).importOf(SessionKey.of(good)).getString("state"))
                    .isEqualTo("COMPLETED");
            assertThat(filesOutside()).isEqualTo(outside);
            assertThat(SERVER.log()).content().doesNotContainPattern("mode=\\w+ failed, 1C is told so");
        }
    }

    @Provide
    Arbitrary<Attack> attacks() throws IOException {
        return Attacks.any();
    }

    @Property(edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.RANDOM_SEED)
    void every_attack_gets_an_answer_that_is_no_internal_error(@ForAll("attacks") Attack attack) throws Exception {
        if (Instant.now().isAfter(end)) {
            return; // The tries are more than fit into the time.
        }
        int number = SENT.getAndIncrement();
        if (number % ATTACKS_OF_A_SESSION == 0) {
            session = client().login();
        }
        URI exchange = exchange();
        for (RawRequest request : attack.requests(exchange.getPath(), session.sessionId(), number)) {
            assertAnswered(request);
        }
    }

    private static void assertAnswered(RawRequest request) throws IOException {
        boolean maybeHeld = request.toString().contains("type=listen");
        try {
            RawHttp http =
                    new RawHttp(SERVER.root(), maybeHeld ? PATIENCE_WITH_A_HELD_ANSWER_MILLIS : LONGEST_ANSWER_MILLIS);
            RawResponse answer = request.isRaw() ? http.sendTruncated(request) : http.send(request);
            assertThat(answer.status()).as("%s: %s", request, answer.text()).isIn(STATUSES);
        } catch (SocketTimeoutException silent) {
            assertThat(maybeHeld)
                    .as("no answer within %d ms: %s", LONGEST_ANSWER_MILLIS, request)
                    .isTrue();
        } catch (EOFException | SocketException closedByTheServer) {
            assertThat(SERVER.isRunning()).isTrue();
        }
    }

    private static URI exchange() {
        return SERVER.root().resolve("exchange");
    }

    private static OneCClient client() {
        return OneCClient.catalog(exchange(), "1c", "1c");
    }

    /** Of the server's whole directory, without what it writes itself: temporary files, the database, the log. */
    private static List<Path> filesOutside() throws IOException {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(SERVER.home()))
                    .filter(file -> !file.startsWith(DIRECTORY.resolve("payara-micro")))
                    .filter(file -> !file.startsWith(DIRECTORY.resolve("database")))
                    .sorted()
                    .toList();
        }
    }
}
