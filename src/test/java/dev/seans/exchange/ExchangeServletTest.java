package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.FailingDataSource;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.fakes.GivenBeans;
import dev.seans.fakes.Injected;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import jakarta.ejb.EJBException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a mode's failure becomes on the wire. */
class ExchangeServletTest {

    private final FailingDataSource source =
            new FailingDataSource(TestDatabase.H2.fresh().dataSource());
    private final Database database = new Database(source.dataSource());
    private final FakeResponse response = new FakeResponse();

    @Test
    void whileTheDatabaseIsAwayTheAnswerIs503AndSaysWhenToComeAgain() throws Exception {
        source.goAway(1);

        ask("file", () -> database.query("SELECT 1 AS one", row -> true));

        assertAway();
    }

    @Test
    void soItIsWhenAContainerHasWrappedTheError() throws Exception {
        source.goAway(1);

        ask("file", () -> {
            try {
                database.query("SELECT 1 AS one", row -> true);
            } catch (RuntimeException failed) {
                throw new EJBException("Transaction aborted", failed);
            }
        });

        assertAway();
    }

    @Test
    void initIsNeverAnsweredInTwoLines() throws Exception {
        source.goAway(1);

        ask("init", () -> database.query("SELECT 1 AS one", row -> true));

        assertThat(response.status()).isEqualTo(503);
        assertThat(lines()).hasSize(3).startsWith("failure");
    }

    @Test
    void whatIsOurMistakeStays500() throws Exception {
        ask("file", () -> database.query("SELECT * FROM nowhere", row -> true));

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.headers()).doesNotContainKey("Retry-After");
        assertThat(lines())
                .containsExactly(
                        "failure",
                        "The server has an internal error: its log has the details. Repeat the exchange later.");
    }

    private void assertAway() {
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("Retry-After", "5");
        assertThat(lines())
                .containsExactly(
                        "failure",
                        "The server's database does not answer at the moment: the server's log has the details."
                                + " Repeat the exchange later.");
    }

    private List<String> lines() {
        return List.of(response.body(StandardCharsets.UTF_8).split("\n", -1));
    }

    private void ask(String name, Runnable work) throws IllegalAccessException, NoSuchFieldException {
        Settings settings =
                GivenSettings.with(Map.of("seans.exchange.language", "en", "seans.exchange.charset", "UTF-8"));
        ExchangeServlet servlet = new ExchangeServlet();
        Injected.asField(
                servlet, "modes", given(new ExchangeModes(new GivenBeans<>(List.of(new WorkingMode(name, work))))));
        Injected.asField(servlet, "settings", given(settings));
        Injected.asField(servlet, "texts", given(new ExchangeTexts(settings)));
        servlet.service(FakeRequest.withQuery("type=catalog&mode=" + name).http(), response.http());
    }

    private static <T> GivenBeans<T> given(T bean) {
        return new GivenBeans<>(List.of(bean));
    }

    private record WorkingMode(String name, Runnable work) implements ExchangeMode {

        @Override
        public Optional<Reply> handle(ExchangeRequest request) {
            work.run();
            return Optional.of(Reply.success());
        }
    }
}
