package dev.seans.services;

import static dev.seans.filter.Noisy.UNBOUND;
import static dev.seans.services.GivenCalls.MANUAL;
import static dev.seans.services.GivenCalls.POOLED;
import static dev.seans.services.GivenCalls.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seans.fakes.FakeResponse;
import dev.seans.filter.Noisy;
import dev.seans.identity.SessionId;
import dev.seans.settings.InvalidSettingsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameters of a session are there before its first call, or there is no session. */
class ServiceParametersTest extends ServiceCallsFixture {

    @Test
    void parametersAreSetOnceAndEveryCallFindsThem() throws Exception {
        List<SessionStart> starts = new ArrayList<>();
        GivenCalls shop = with(start -> {
            starts.add(start);
            start.set("rights", "of " + start.user());
        });

        for (int call = 0; call < 3; call++) {
            shop.filter()
                    .handle(
                            GivenCalls.call(POOLED),
                            (request, response) -> assertThat(
                                            request.getSession().getAttribute("rights"))
                                    .isEqualTo("of 1c"));
        }

        assertThat(starts).hasSize(1);
        assertThat(starts.get(0).service().title()).isEqualTo("http/pooled");
        assertThat(starts.get(0).safeMode()).isFalse();
    }

    @Test
    void parametersOfAManagedSessionStayWithIt() throws Exception {
        GivenCalls shop = with(start -> start.set("rights", start.user()));
        SessionId id = shop.started(MANUAL);

        shop.filter()
                .handle(
                        GivenCalls.with(GivenCalls.call(MANUAL), id),
                        (request, response) -> assertThat(request.getSession().getAttribute("rights"))
                                .isEqualTo("1c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {POOLED, MANUAL, SINGLE})
    void whereParametersCannotBeSetThereIsNoSession(String service) throws Exception {
        List<Integer> attempts = new ArrayList<>();
        GivenCalls shop = with(start -> {
            start.set("half", new Noisy("half"));
            attempts.add(1);
            throw new IOException("the directory of rights is away");
        });

        FakeResponse response = shop.handle(GivenCalls.start(service));
        FakeResponse again = shop.handle(GivenCalls.start(service));

        assertThat(response.status()).isEqualTo(406);
        assertThat(response.headers()).containsEntry("Retry-After", "5");
        assertThat(response.cookies()).isEmpty();
        assertThat(GivenCalls.body(response))
                .startsWith("Не удалось создать сеанс\n")
                .doesNotContain("directory");
        assertThat(shop.filter().finished().notes()).containsEntry("refused", "SET_UP_FAILED");
        assertThat(again.status()).isEqualTo(406);
        assertThat(attempts).hasSize(2);
        assertThat(UNBOUND).containsExactly("half", "half");
        assertThat(shop.sessions()).isZero();
    }

    @Test
    void anErrorWhileParametersAreSetLeavesNoSessionEither() throws Exception {
        GivenCalls shop = with(start -> {
            throw new StackOverflowError("too deep");
        });

        assertThatThrownBy(() -> shop.handle(GivenCalls.call(POOLED))).isInstanceOf(StackOverflowError.class);

        assertThat(shop.sessions()).isZero();
    }

    @Test
    void whatTheFirstCallCannotSaveMakesNoSessionWithoutParameters() throws Exception {
        GivenCalls shop = with(start -> start.set("rights", start.user()));

        assertThatThrownBy(() -> shop.filter().handle(GivenCalls.call(POOLED), (request, response) -> {
                    List<Object> grows = new ArrayList<>();
                    request.getSession().setAttribute("list", grows);
                    grows.add(new Object());
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(shop.sessions()).isZero();
    }

    @Test
    void severalBeansForTheParametersStopTheDeployment() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> new GivenCalls(
                        database, home, Map.of(), Map.of(), List.of(start -> {}, start -> {}), List.of()))
                .withMessageContaining(
                        "several beans of the application implement dev.seans.services.SessionParameters");
    }
}
