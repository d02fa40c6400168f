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

    @Override
    FreshServer server(Path directory) throws IOException {
        return new FreshPayara(directory);
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
