package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryOrdersTest {

    /** It stands at 10:00 UTC. */
    private final SteppedClock clock = new SteppedClock(TestDatabase.H2.fresh());

    @ParameterizedTest
    @CsvSource({
        "Europe/Moscow,    2026-03-01T13:00:00",
        "Asia/Vladivostok, 2026-03-01T20:00:00",
        "UTC,              2026-03-01T10:00:00",
        "+05:30,           2026-03-01T15:30:00"
    })
    void theTimeIsThatOfTheZoneWhateverTheServersIs(String zone, String time) {
        assertThat(moment(Map.of("seans.exchange.time-zone", zone))).isEqualTo(time);
    }

    @Test
    void withoutASettingTheZoneIsTheServers() {
        assertThat(moment(Map.of()))
                .isEqualTo(LocalDateTime.ofInstant(clock.now(), ZoneId.systemDefault())
                                .truncatedTo(ChronoUnit.SECONDS) + ":00");
    }

    private String moment(Map<String, String> given) {
        Settings settings = GivenSettings.with(given);
        Reply reply = new QueryOrders(clock, settings, new XmlReplies(settings))
                .handle(ExchangeRequest.of(
                        FakeRequest.withQuery("type=sale&mode=query").http(), new FakeResponse().http()))
                .orElseThrow();
        return reply.lines().get(1).replaceFirst(".*ДатаФормирования=\"([^\"]*)\".*", "$1");
    }
}
