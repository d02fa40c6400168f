package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.LogListener;
import dev.seans.filter.FinishedRequest;
import dev.seans.identity.SessionKey;
import dev.seans.settings.GivenSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The requests of exchanges are kept behind their answers, and not for ever; on whichever database. */
abstract class NotedRequestsContract {

    private static final SessionKey KEY = new SessionKey("a".repeat(64));
    private static final Duration DAY = Duration.ofDays(1);

    private Database database;
    private SteppedClock clock;
    private NotedRequests requests;
    private RequestRecorder recorder;

    abstract TestDatabase kind();

    @BeforeEach
    void nothingIsNoted() {
        database = kind().emptied();
        clock = new SteppedClock(database);
        requests = new NotedRequests(database, clock);
        recorder = recorder("14 d");
    }

    @Test
    void aRequestIsKeptWithAllThatOperatorsAskFor() {
        recorder.finished(new FinishedRequest(
                200,
                Duration.ofMillis(1234),
                "203.0.113.7",
                Map.of(
                        "session", KEY.toString(),
                        "type", "catalog",
                        "mode", "import",
                        "file", "import0_1.xml",
                        "user", "1c",
                        "from", "URL",
                        "held", "1200",
                        "outcome", "progress")));
        assertThat(of(0)).isEmpty();

        recorder.write();

        NotedRequest noted = of(0).get(0);
        assertThat(noted)
                .usingRecursiveComparison()
                .ignoringFields("id", "endedAt", "node")
                .isEqualTo(new NotedRequest(
                        0,
                        "a".repeat(12),
                        clock.now(),
                        1234,
                        1200L,
                        "",
                        "203.0.113.7",
                        "1c",
                        "URL",
                        "catalog",
                        "import",
                        "import0_1.xml",
                        null,
                        200,
                        "progress",
                        null));
        assertThat(noted.endedAt()).isBetween(clock.now().minus(DAY), clock.now());
    }

    @Test
    void requestsOfNoExchangeAndThoseWithoutASessionAreNotKept() {
        finished(Map.of("session", KEY.toString()));
        finished(Map.of("type", "catalog", "mode", "checkauth", "refused", "UNKNOWN_USER"));
        recorder.write();

        assertThat(rows()).isZero();
    }

    /** One 1C that listens would fill the table in weeks. */
    @Test
    void aWaitForOrdersThatWasInVainIsNotKept() {
        recorder.finished(new FinishedRequest(
                304, Duration.ofSeconds(50), "203.0.113.7", with(Map.of("type", "listen", "mode", ""))));
        recorder.write();

        assertThat(rows()).isZero();
    }

    @Test
    void whatAClientMakesTooLongIsCutAndWhatIsNoNumberIsNone() {
        finished(with(Map.of("file", "я".repeat(700), "mode", "m".repeat(90), "bytes", "many", "held", "-1")));
        recorder.write();

        NotedRequest noted = of(0).get(0);
        assertThat(noted.file()).hasSize(500);
        assertThat(noted.mode()).hasSize(20);
        assertThat(noted.bytes()).isNull();
        assertThat(noted.heldMillis()).isNull();
    }

    @Test
    void theyComeInPagesTheOldestFirst() {
        IntStream.range(0, 5).forEach(number -> finished(with(Map.of("file", "f" + number))));
        recorder.write();

        List<NotedRequest> first = requests.of(KEY, 0, 2);
        assertThat(first).extracting(NotedRequest::file).containsExactly("f0", "f1");
        assertThat(requests.of(KEY, first.get(1).id(), 10))
                .extracting(NotedRequest::file)
                .containsExactly("f2", "f3", "f4");
        assertThat(requests.of(new SessionKey("ab".repeat(32)), 0, 10)).isEmpty();
    }

    @Test
    void whatComesFasterThanItCanBeWrittenIsLeftOutAndTold() {
        IntStream.range(0, RequestRecorder.MOST_UNWRITTEN + 3).forEach(number -> finished(with(Map.of())));

        try (LogListener log = LogListener.on(RequestRecorder.class)) {
            recorder.write();

            assertThat(log.lines())
                    .containsExactly(
                            "WARNING 3 requests of exchanges came faster than they could be noted; their time lines lack them");
        }
        assertThat(rows()).isEqualTo(RequestRecorder.MOST_UNWRITTEN);
    }

    @Test
    void theyAreForgottenWhenTheirTimeIsOver() {
        finished(with(Map.of("file", "old")));
        recorder.write();
        clock.step(DAY.multipliedBy(13));
        finished(with(Map.of("file", "young")));
        recorder.write();
        assertThat(forget()).isZero();

        clock.step(DAY.plusMinutes(1));

        assertThat(forget()).isEqualTo(1);
        assertThat(of(0)).extracting(NotedRequest::file).containsExactly("young");
    }

    @Test
    void beyondTheMostTheOldestAreForgottenFirst() {
        IntStream.range(0, 3).forEach(number -> finished(with(Map.of("file", "f" + number))));
        recorder.write();
        database.update("UPDATE seans_exchange_request SET id = id + ? WHERE file_name = 'f2'", NotedRequests.MOST - 2);

        assertThat(forget()).isEqualTo(1);

        assertThat(of(0)).extracting(NotedRequest::file).containsExactly("f1", "f2");
    }

    @Test
    void noneIsKeptWhereThatIsSwitchedOff() {
        recorder = recorder("off");

        finished(with(Map.of()));
        recorder.write();

        assertThat(rows()).isZero();
    }

    private int forget() {
        return requests.forget(DAY.multipliedBy(14), 1000);
    }

    private List<NotedRequest> of(long after) {
        return requests.of(KEY, after, 100);
    }

    private long rows() {
        return database.find("SELECT COUNT(*) AS many FROM seans_exchange_request", row -> row.getLong("many"))
                .orElseThrow();
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> notes = new HashMap<>(Map.of("session", KEY.toString(), "type", "catalog", "mode", "file"));
        notes.putAll(more);
        return notes;
    }

    private void finished(Map<String, String> notes) {
        recorder.finished(new FinishedRequest(200, Duration.ofMillis(1), "203.0.113.7", notes));
    }

    private RequestRecorder recorder(String keep) {
        return new RequestRecorder(requests, clock, GivenSettings.with(Map.of("seans.exchange.requests-keep", keep)));
    }
}
