package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.fakes.GivenBeans;
import dev.seans.filter.GivenEntry;
import dev.seans.registry.ImportSources;
import dev.seans.session.Sessions;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import dev.seans.uploads.UploadFolders;
import dev.seans.uploads.UploadLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckauthTest {

    private final Database database = TestDatabase.H2.fresh();
    private final SteppedClock clock = new SteppedClock(database);
    private final Sessions sessions = new Sessions(database, clock, new GivenBeans<>(List.of()));
    private final Settings settings =
            GivenSettings.with(Map.of("seans.home", "target", "seans.upload.min-free", "1 B"));
    private final Exchanges exchanges = new Exchanges(database, clock);
    private final Checkauth checkauth = checkauth(settings);

    private Checkauth checkauth(Settings given) {
        UploadLimits limits = new UploadLimits(new UploadFolders(given), given);
        return new Checkauth(
                new ImportSources(database, clock), exchanges, clock, limits, given, new ExchangeTexts(given));
    }

    private final FakeResponse response = new FakeResponse();

    @Test
    void theCookieOfASecureRequestNeverTravelsInTheClear() {
        Reply reply = open(FakeRequest.withQuery("type=catalog&mode=checkauth").secure());

        assertThat(cookie()).isEqualTo("seans=" + secret(reply) + "; Path=/seans; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void theCookieOfAPlainRequestComesBackInTheClear() {
        Reply reply = open(FakeRequest.withQuery("type=catalog&mode=checkauth"));

        assertThat(cookie()).isEqualTo("seans=" + secret(reply) + "; Path=/seans; HttpOnly; SameSite=Lax");
    }

    @Test
    void behindATrustedProxyThatEndsTlsTheCookieIsSecureAndTheAddressIsTheClients() {
        FakeRequest request = FakeRequest.withQuery("type=catalog&mode=checkauth")
                .from("10.0.0.1")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Proto", "https");

        Reply reply = open(request, "10.0.0.0/8");

        assertThat(cookie()).isEqualTo("seans=" + secret(reply) + "; Path=/seans; HttpOnly; SameSite=Lax; Secure");
        assertThat(addresses()).containsExactly("203.0.113.7");
    }

    @Test
    void whatAnUntrustedMachineSaysOfItselfIsNotBelieved() {
        FakeRequest request = FakeRequest.withQuery("type=catalog&mode=checkauth")
                .from("198.51.100.1")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Proto", "https");

        Reply reply = open(request, "10.0.0.0/8");

        assertThat(cookie()).isEqualTo("seans=" + secret(reply) + "; Path=/seans; HttpOnly; SameSite=Lax");
        assertThat(addresses()).containsExactly("198.51.100.1");
    }

    @Test
    void theIdStandsInTheLinesAsOftenAs1cLooksForIt() {
        Reply reply = open(FakeRequest.withQuery("type=catalog&mode=checkauth"));

        assertThat(reply.lines())
                .containsExactly(
                        "success",
                        "seans",
                        secret(reply),
                        "sessid=" + secret(reply),
                        "timestamp=" + clock.now().getEpochSecond());
    }

    @Test
    void noExchangeBeginsWhileTheDiskIsNearlyFull() {
        Checkauth onFullDisk =
                checkauth(GivenSettings.with(Map.of("seans.home", "target", "seans.upload.min-free", "8000000 GB")));

        Reply reply = open(onFullDisk, FakeRequest.withQuery("type=catalog&mode=checkauth"));

        assertThat(reply.lines().get(0)).isEqualTo("failure");
        assertThat(reply.lines().get(1)).contains("seans.upload.min-free = 8000000 GB");
        assertThat(cookie()).isEqualTo("none");
        assertThat(addresses()).isEmpty();
    }

    @Test
    void sessionsBeyondTheLimitMakeRoomForEachOtherAndLeaveNothing() {
        Checkauth ofTwo = checkauth(GivenSettings.with(
                Map.of("seans.home", "target", "seans.upload.min-free", "1 B", "seans.exchange.session-limit", "2")));
        for (int session = 0; session < 5; session++) {
            assertThat(checkauth(ofTwo)).isEqualTo("success");
            clock.step(Duration.ofMinutes(3));
        }

        assertThat(sessions.countLive("exchange", "1c")).isEqualTo(2);
        assertThat(addresses()).hasSize(2);
    }

    @Test
    void whileAllAreInUseThereIsNoFurtherSession() {
        Checkauth ofTwo = checkauth(GivenSettings.with(
                Map.of("seans.home", "target", "seans.upload.min-free", "1 B", "seans.exchange.session-limit", "2")));
        checkauth(ofTwo);
        checkauth(ofTwo);
        clock.step(Duration.ofMinutes(1));

        assertThat(checkauth(ofTwo)).isEqualTo("failure");
        assertThat(sessions.countLive("exchange", "1c")).isEqualTo(2);
    }

    private String checkauth(Checkauth mode) {
        return open(mode, FakeRequest.withQuery("type=catalog&mode=checkauth")).controlWord();
    }

    private Reply open(FakeRequest request, String... proxies) {
        return open(checkauth, request, proxies);
    }

    private Reply open(Checkauth mode, FakeRequest request, String... proxies) {
        return mode.handle(ExchangeRequest.of(GivenEntry.to(request.http(), sessions, "1c", proxies), response.http()))
                .orElseThrow();
    }

    private List<String> addresses() {
        return database.query("SELECT address FROM seans_exchange_session", row -> row.getString("address"));
    }

    private String cookie() {
        return response.headers().getOrDefault("Set-Cookie", "none");
    }

    private static String secret(Reply reply) {
        return reply.lines().get(2);
    }
}
