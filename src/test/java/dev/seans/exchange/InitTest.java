package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.settings.GivenSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InitTest {

    private static final String ID = "a".repeat(43);

    private final Init init = init(Map.of("seans.exchange.file-limit", "1 MiB"));

    @Test
    void thereAreExactlyTwoLines() {
        assertThat(lines(FakeRequest.withQuery("type=catalog&mode=init&sessid=" + ID)))
                .containsExactly("zip=yes", "file_limit=1048576");
    }

    @Test
    void aClientThatAsksForTheVersionGetsTwoMore() {
        assertThat(lines(FakeRequest.withQuery("type=catalog&mode=init&version=2.08&sessid=" + ID)))
                .containsExactly("zip=yes", "file_limit=1048576", "sessid=" + ID, "version=3.1");
        assertThat(lines(
                        FakeRequest.withQuery("type=catalog&mode=init&version=").header("Cookie", "seans=" + ID)))
                .containsExactly("zip=yes", "file_limit=1048576", "sessid=" + ID, "version=3.1");
    }

    @Test
    void anOperatorMayForbidArchives() {
        Init plain = init(Map.of("seans.exchange.zip", "no"));

        assertThat(lines(plain, FakeRequest.withQuery("type=catalog&mode=init&sessid=" + ID)))
                .startsWith("zip=no");
    }

    @Test
    void ordersAreTheOldOnesUnlessTheClientAsksForContainers() {
        assertThat(lines(FakeRequest.withQuery("type=sale&mode=init&version=2.09&sessid=" + ID)))
                .endsWith("version=2.10");
        assertThat(lines(FakeRequest.withQuery("type=sale&mode=init&version=3.1&sessid=" + ID)))
                .endsWith("version=3.1");
        assertThat(lines(FakeRequest.withQuery("type=sale&mode=init&version=x&sessid=" + ID)))
                .endsWith("version=2.10");
    }

    /** Without a session of the filter's there is nothing to note in a database. */
    private static Init init(Map<String, String> given) {
        Database database = TestDatabase.H2.emptied();
        return new Init(GivenSettings.with(given), new Exchanges(database, new DatabaseClock(database)));
    }

    private List<String> lines(FakeRequest request) {
        return lines(init, request);
    }

    private static List<String> lines(Init init, FakeRequest request) {
        return init.handle(ExchangeRequest.of(request.http(), new FakeResponse().http()))
                .orElseThrow()
                .lines();
    }
}
