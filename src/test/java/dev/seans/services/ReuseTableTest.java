package dev.seans.services;

import static dev.seans.services.GivenCalls.MANUAL;
import static dev.seans.services.GivenCalls.OTHER;
import static dev.seans.services.GivenCalls.POOLED;
import static dev.seans.services.GivenCalls.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.filter.GivenTime;
import dev.seans.identity.SessionId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decision table of reuse, row by row. */
class ReuseTableTest {

    private static final String NOTHING_NAMED =
            "Не указан заголовок управления сеансами или куки с идентификатором сеанса";
    private static final String UNKNOWN = "Сеанс не найден или завершен";

    private Database database;
    private GivenCalls calls;
    private SessionId own;

    @BeforeEach
    void aSession(@TempDir Path home) throws Exception {
        database = TestDatabase.H2.fresh();
        calls = new GivenCalls(database, home);
        own = calls.started(MANUAL);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,      none,            400",
                "-,      malformed,       400",
                "-,      two different,   400",
                "-,      unknown,         404",
                "-,      expired,         404",
                "-,      other user's,    404",
                "-,      other service's, 404",
                "start,  two different,   400",
                "finish, none,            400",
                "finish, malformed,       400",
                "finish, unknown,         404",
                "finish, expired,         404",
                "finish, other user's,    404",
                "finish, other service's, 404",
            })
    void whatTheManagedServiceRefuses(String command, String id, int status) throws Exception {
        FakeRequest request = request(command, id);
        long before = calls.sessions();

        FakeResponse response = calls.handle(request);

        String text = status == 400 ? NOTHING_NAMED : UNKNOWN;
        assertThat(response.status()).isEqualTo(status);
        assertThat(GivenCalls.body(response)).startsWith(text + "\n");
        assertThat(response.headers())
                .containsOnlyKeys("Content-Type", "Cache-Control", "Referrer-Policy")
                .containsEntry("Content-Type", "text/plain; charset=UTF-8")
                .containsEntry("Cache-Control", "no-store");
        assertThat(calls.sessions()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "malformed", "unknown", "expired", "other user's", "other service's"})
    void startMakesASession(String id) throws Exception {
        FakeRequest request = request("start", id);
        long before = calls.sessions();

        FakeResponse response = calls.handle(request);

        assertThat(response.status()).isEqualTo(200);
        assertThat(GivenCalls.body(response)).isEqualTo("1");
        SessionId started = GivenCalls.id(response);
        assertThat(response.cookies())
                .containsExactly("IBSession=" + started.secret() + "; Path=/seans; HttpOnly; SameSite=Lax");
        assertThat(calls.sessions()).isEqualTo(before + 1);
        assertThat(calls.filter().finished().notes()).containsEntry("made", "new");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, 0", "start, 1", "finish, 0"})
    void aValidIdAttaches(String command, int cookies) throws Exception {
        FakeRequest request = request(command, "own");

        FakeResponse response = calls.handle(request);

        assertThat(response.status()).isEqualTo(200);
        assertThat(GivenCalls.body(response)).isEqualTo("2");
        assertThat(response.cookies()).hasSize(cookies);
        assertThat(calls.sessions()).isEqualTo("finish".equals(command) ? 0 : 1);
        assertThat(calls.filter().finished().notes())
                .containsEntry("made", "again")
                .containsEntry("from", "COOKIE")
                .containsEntry("service", "http/manual")
                .containsEntry("reuse", "use")
                .containsKey("waited");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, none",
                "-, malformed",
                "-, two different",
                "-, unknown",
                "-, own",
                "start, none",
                "start, malformed",
                "start, two different",
                "start, unknown",
                "start, own",
                "finish, none",
                "finish, malformed",
                "finish, unknown",
                "finish, own",
                "nonsense, none",
            })
    void whereClientsManageNothingIdsAndCommandsAreIgnored(String command, String id) throws Exception {
        for (String service : List.of(POOLED, SINGLE)) {
            FakeResponse response = calls.handle(request(service, command, id));

            assertThat(response.status()).isEqualTo(200);
            assertThat(GivenCalls.body(response)).isEqualTo("1");
            assertThat(response.cookies()).isEmpty();
            assertThat(calls.filter().finished().notes())
                    .containsEntry("made", "new")
                    .containsEntry("service", "http/" + service)
                    .doesNotContainKey("from");
        }
        assertThat(GivenCalls.body(calls.handle(request(POOLED, command, id)))).isEqualTo("2");
        assertThat(calls.filter().finished().notes()).containsEntry("made", "again");
        assertThat(GivenCalls.body(calls.handle(request(SINGLE, command, id)))).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "start stop", "start;", "43CD8102-F970-4FFB-939A-C47948F49885"})
    void aHeaderThatIsNeitherCommandNorIdIsMalformed(String header) throws Exception {
        assertThat(calls.handle(GivenCalls.with(GivenCalls.call(MANUAL).header("IBSession", header), own))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void startAndFinishTogetherAreMalformed() throws Exception {
        FakeRequest both = GivenCalls.start(MANUAL).header("IBSession", "finish");

        assertThat(calls.handle(GivenCalls.with(both, own)).status()).isEqualTo(400);
        assertThat(calls.filter().finished().notes()).containsEntry("refused", "MALFORMED_ID");
        assertThat(calls.handle(GivenCalls.with(GivenCalls.call(MANUAL).header("IBSession", "start, Finish"), own))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theSameCommandTwiceIsOneInAnyLetterCase() throws Exception {
        FakeRequest twice = GivenCalls.start(MANUAL).header("IBSession", "  START ");

        assertThat(GivenCalls.body(calls.handle(GivenCalls.with(twice, own)))).isEqualTo("2");
    }

    @Test
    void anIdInTheHeaderAttachesToo() throws Exception {
        FakeRequest byHeader = GivenCalls.call(MANUAL).header("IBSession", own.secret());

        assertThat(GivenCalls.body(calls.handle(byHeader))).isEqualTo("2");
        assertThat(calls.filter().finished().notes()).containsEntry("from", "HEADER");
    }

    @ParameterizedTest
    @CsvSource({"400", "406"})
    void whatUnknownSessionsAreToldIsTheOperatorsChoice(int status, @TempDir Path home) throws Exception {
        GivenCalls strict = new GivenCalls(
                database,
                home,
                Map.of(),
                Map.of("seans.reuse.unknown-session", Integer.toString(status)),
                List.of(),
                List.of());
        FakeResponse unknown = strict.handle(request("-", "unknown"));
        FakeResponse foreign = strict.handle(request("-", "other user's"));

        assertThat(unknown.status()).isEqualTo(status);
        assertThat(foreign.status()).isEqualTo(status);
        assertThat(foreign.headers()).isEqualTo(unknown.headers());
        assertThat(GivenCalls.body(foreign)).isEqualTo(GivenCalls.body(unknown));
    }

    private FakeRequest request(String command, String id) throws Exception {
        return request(MANUAL, command, id);
    }

    private FakeRequest request(String service, String command, String id) throws Exception {
        FakeRequest request =
                switch (id) {
                    case "none" -> GivenCalls.call(service);
                    case "malformed" -> GivenCalls.call(service).header("Cookie", "IBSession=start");
                    case "two different" ->
                        GivenCalls.call(service)
                                .header(
                                        "Cookie",
                                        "IBSession=" + own.secret() + "; ibsession="
                                                + SessionId.generate().secret());
                    case "unknown" -> GivenCalls.with(GivenCalls.call(service), SessionId.generate());
                    case "expired" -> GivenCalls.with(GivenCalls.call(service), expired());
                    case "other user's" ->
                        GivenCalls.with(GivenCalls.as(GivenCalls.anonymous(service), "other", "good"), own);
                    case "other service's" -> GivenCalls.with(GivenCalls.call(service), calls.started(OTHER));
                    case "own" -> GivenCalls.with(GivenCalls.call(service), own);
                    default -> throw new IllegalArgumentException(id);
                };
        return command == null || command.equals("-") ? request : request.header("IBSession", command);
    }

    private SessionId expired() throws Exception {
        SessionId old = calls.started(MANUAL);
        GivenTime.expire(database, old);
        return old;
    }
}
