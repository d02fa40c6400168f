package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.seans.archive.ZipBuilder;
import dev.seans.server.FileTrees;
import dev.seans.server.PayaraMicro;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one client sends takes no small server down: it goes on serving, says why, and takes the next file. */
@Tag("smoke")
@Tag("matrix")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmallServerSmokeIT {

    /** Far more than it takes, since other tests share the machine; a server that collects garbage without end takes minutes. */
    private static final Duration HEALTHY = Duration.ofSeconds(5);

    private final Path directory = Path.of("target", "smoke", "SmallServerSmokeIT");
    private final SeansServer server =
            PayaraMicro.server(ServerOptions.in(directory).withJvm("-Xmx256m"));
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor();
    private @Nullable Future<?> beats;
    private final AtomicReference<Duration> slowest = new AtomicReference<>(Duration.ZERO);

    @BeforeAll
    void start() throws IOException {
        FileTrees.delete(directory);
        server.start();
        beats = pulse.scheduleWithFixedDelay(this::ask, 0, 200, TimeUnit.MILLISECONDS);
    }

    @AfterAll
    void end() {
        pulse.shutdownNow();
        server.close();
    }

    private void ask() {
        Instant begun = Instant.now();
        try {
            assertThat(new AdminApi(server.root()).ask("health").status()).isEqualTo(200);
        } catch (IOException | AssertionError unhealthy) {
            slowest.set(Duration.ofDays(1));
        }
        slowest.accumulateAndGet(
                Duration.between(begun, Instant.now()), (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                argumentSet(
                        "64 empty attributes each",
                        product(filled(40_000, "<a " + attributes(64) + "/>")),
                        "слишком большой элемент"),
                argumentSet(
                        "empty attributes",
                        product(filled(100_000, "<a " + attributes(15) + "/>")),
                        "слишком большой элемент"),
                argumentSet("elements without end", product(filled(700_000, "<a/>")), "слишком большой элемент"),
                argumentSet(
                        "long names of attributes",
                        root("<a " + longNames(15, 1_800_000) + "/>"),
                        "слишком большой элемент"),
                argumentSet("names of one hash", root(collidingNames(17)), "больше разных имён элементов"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_file_that_costs_too_much_fails_and_the_server_goes_on(String document, String reason) throws Exception {
        OneCSession session = connection().login();
        byte[] archive = new ZipBuilder()
                .add("import.xml", document.getBytes(StandardCharsets.UTF_8))
                .build();
        assertThat(connection().file(session, "import.zip", archive).text()).isEqualTo("success");

        await("the import ends")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> connection()
                                .importFile(session, "import.xml")
                                .lines()
                                .get(0),
                        "failure"::equals);

        assertThat(connection().importFile(session, "import.xml").text()).contains(reason);
        assertThat(server.log()).content().doesNotContain("OutOfMemoryError");
        assertThat(beats).isNotNull().matches(still -> !still.isDone(), "asks still");
        assertThat(slowest.get()).isLessThan(HEALTHY);
        assertTakesTheNext();
    }

    private void assertTakesTheNext() throws IOException {
        OneCSession session = connection().login();
        byte[] good = Catalogue.of(3).importFile("import.xml").content();
        connection().file(session, "import.xml", good);
        await("the next file is imported")
                .until(
                        () -> connection()
                                .importFile(session, "import.xml")
                                .lines()
                                .get(0),
                        "success"::equals);
    }

    private OneCConnection connection() {
        return new OneCConnection(server.root().resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }

    private static String root(String content) {
        return "<КоммерческаяИнформация><X>" + content + "</X></КоммерческаяИнформация>";
    }

    private static String product(String content) {
        return "<КоммерческаяИнформация><Каталог><Товары><Товар><Ид>a</Ид>" + content
                + "</Товар></Товары></Каталог></КоммерческаяИнформация>";
    }

    /** With comments of chance between, so that it is not taken for an archive made to explode. */
    private static String filled(int times, String element) {
        Random random = new Random(5);
        StringBuilder filled = new StringBuilder();
        for (int time = 0; time < times; time++) {
            filled.append(element)
                    .append("<!--")
                    .append(random.nextInt(1_000_000))
                    .append("-->");
        }
        return filled.toString();
    }

    private static String attributes(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "a" + (char) ('a' + number / 26) + (char) ('a' + number % 26) + "=\"\"")
                .collect(Collectors.joining(" "));
    }

    private static String longNames(int count, int length) {
        Random random = new Random(5);
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    StringBuilder name = new StringBuilder("n" + number);
                    while (name.length() < length) {
                        name.append((char) ('a' + random.nextInt(26))).append("a".repeat(60));
                    }
                    return name.append("=\"1\"").toString();
                })
                .collect(Collectors.joining(" "));
    }

    private static String collidingNames(int bits) {
        StringBuilder names = new StringBuilder();
        for (int number = 0; number < 1 << bits; number++) {
            names.append("<n");
            for (int bit = 0; bit < bits; bit++) {
                names.append((number >> bit & 1) == 0 ? "Aa" : "BB");
            }
            names.append("/>");
        }
        return names.toString();
    }
}
