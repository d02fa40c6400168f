package dev.seans.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SourceLineTest {

    private final SourceLine turns = new SourceLine(Duration.ofMillis(100));

    @Test
    void whoseTurnDoesNotComeIsGivenUpAndTheTurnGoesOn() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<String> slow = other.submit(() -> turns.inTurn("1c", () -> {
                begun.countDown();
                return awaited(answer);
            }));
            begun.await();

            assertThatIllegalStateException()
                    .isThrownBy(() -> turns.inTurn("1c", () -> "two at once"))
                    .withMessageContaining("source 1c");
            assertThat(turns.inTurn("moscow", () -> "another source")).isEqualTo("another source");

            answer.countDown();
            assertThat(slow.get()).isEqualTo("done");
            assertThat(turns.inTurn("1c", () -> "next")).isEqualTo("next");
        } finally {
            answer.countDown();
            other.shutdownNow();
        }
    }

    private static String awaited(CountDownLatch answer) {
        try {
            answer.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return "done";
    }
}
