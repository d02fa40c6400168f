package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.server.FreshPayara;
import dev.seans.server.FreshServer;
import dev.seans.visitor.Lab;
import dev.seans.visitor.Visit;
import dev.seans.visitor.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Out of the box, Payara Server answers five requests at a time. */
final class OwnWarPayaraSmokeIT extends HttpSessionContract {

    private static final int REQUESTS = 10;

    /** Half of the five threads. */
    private static final int MAY_WAIT = 2;

    /** More losses in a row than these are not the server's. */
    private static final int TRIES = 3;

    @Override
    FreshServer server(Path directory) throws IOException {
        return new FreshPayara(directory);
    }

    @Override
    Stream<RefusedWar> mistakes() {
        return RefusedWar.onPayara();
    }

    /**
     * Payara and GlassFish may lose a dispatch from another thread. {@code AsyncContextImpl.dispatch} looks whether the
     * container has come back from the service ({@code delayAsyncDispatchAndComplete}), and leaves a {@code Handler} for it
     * if it has not. {@code onExitService} looks for that handler once. If it does so between the look and the assignment,
     * nobody ever runs the handler. On a cold server that gap is as long as it takes to load the class {@code Handler};
     * a class loader that waits there loses the dispatch every time, without Seans and without an application. So whoever
     * dispatches from another thread sets a time-out of its own and answers 503 then, and whoever asked asks again.
     */
    @Override
    Visit dispatch(Visitor browser) {
        return Stream.generate(() -> super.dispatch(browser))
                .limit(TRIES)
                .filter(visit -> visit.status() != 503)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void those_who_wait_for_one_session_leave_threads_for_all_others() {
        String gate = Lab.newName();
        Visitor greedy = lab().visitor().visits("x/increment");
        CompletableFuture<Visit> slow = greedy.starts("x/slow?diary=%1$s&gate=%1$s".formatted(gate));
        lab().awaitInside(gate, 1);
        List<CompletableFuture<Visit>> waiting = Stream.generate(() -> greedy.starts("x/increment"))
                .limit(REQUESTS)
                .toList();

        for (int other = 0; other < REQUESTS; other++) {
            assertThat(lab().visitor().get("x/increment").text()).isEqualTo("1");
        }

        assertThat(slow).isNotDone();
        lab().open(gate);
        List<Visit> answers = waiting.stream().map(CompletableFuture::join).toList();
        assertThat(answers).filteredOn(visit -> visit.status() == 200).hasSizeBetween(1, MAY_WAIT);
        assertThat(answers)
                .filteredOn(visit -> visit.status() != 200)
                .allSatisfy(visit -> assertThat(visit.status()).isEqualTo(503))
                .allSatisfy(visit ->
                        assertThat(visit.headers().firstValue("Retry-After")).isPresent());
        assertThat(greedy.get("x/get?name=count").text())
                .isEqualTo(String.valueOf(1
                        + answers.stream()
                                .filter(visit -> visit.status() == 200)
                                .count()));
    }
}
