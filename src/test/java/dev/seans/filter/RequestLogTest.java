package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.fakes.GivenBeans;
import dev.seans.fakes.LogListener;
import dev.seans.settings.GivenSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLogTest {

    private final List<FinishedRequest> heard = new ArrayList<>();
    private final HttpServletRequest request =
            FakeRequest.withQuery("type=catalog&mode=init").http();

    @Test
    void aFinishedRequestLeavesOneLineAndIsToldWithItsFields() {
        try (LogListener log = LogListener.on(SessionIdentityFilter.class)) {
            RequestNotes.of(request).put("mode", "init");
            log(heard::add).write();

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .matches("INFO GET /exchange mode=init status=200 ms=[0-9]+");
        }
        assertThat(heard).singleElement().satisfies(finished -> {
            assertThat(finished.status()).isEqualTo(200);
            assertThat(finished.notes()).isEqualTo(Map.of("mode", "init"));
            assertThat(finished.took()).isPositive();
        });
    }

    @Test
    void anObserverThatThrowsIsLoggedAndTheOthersAreTold() {
        try (LogListener log = LogListener.on(RequestObservers.class)) {
            log(
                            finished -> {
                                throw new IllegalStateException("cannot count");
                            },
                            heard::add)
                    .write();

            assertThat(heard).hasSize(1);
            assertThat(log.lines())
                    .containsExactly("WARNING A finished request was not counted; the answer is not concerned");
        }
    }

    @Test
    void noPathCanForgeALineOrAField() {
        HttpServletRequest forging = FakeRequest.withQuery(null)
                .path("/x\r\nINFO GET /y user=admin\u2028" + "z".repeat(1000), null)
                .http();
        try (LogListener log = LogListener.on(SessionIdentityFilter.class)) {
            log(Level.INFO, forging, heard::add).write();

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .matches("INFO GET \"/x  INFO GET /y user=admin z{173}…\" status=200 ms=[0-9]+");
        }
    }

    @ParameterizedTest
    @CsvSource({"info, INFO", "debug, FINE"})
    void theLineHasTheLevelOfTheSetting(String setting, String level) {
        assertThat(lines(setting)).singleElement().asString().startsWith(level + " GET /exchange");
        assertThat(heard).hasSize(1);
    }

    @Test
    void whereLinesAreOffRequestsAreStillCounted() {
        assertThat(lines("off")).isEmpty();
        assertThat(heard).hasSize(1);
    }

    private List<String> lines(String setting) {
        Level level = RequestLog.level(GivenSettings.with(Map.of("seans.log.requests", setting)));
        Logger logger = Logger.getLogger(SessionIdentityFilter.class.getName());
        logger.setLevel(java.util.logging.Level.ALL);
        try (LogListener log = LogListener.on(SessionIdentityFilter.class)) {
            log(level, heard::add).write();
            return log.lines();
        } finally {
            logger.setLevel(null);
        }
    }

    private RequestLog log(RequestObserver... observers) {
        return log(Level.INFO, observers);
    }

    private RequestLog log(Level level, RequestObserver... observers) {
        return log(level, request, observers);
    }

    private static RequestLog log(Level level, HttpServletRequest request, RequestObserver... observers) {
        return new RequestLog(
                request, new FakeResponse().http(), level, new RequestObservers(new GivenBeans<>(List.of(observers))));
    }
}
