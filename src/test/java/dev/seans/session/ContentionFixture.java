package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.identity.SessionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** Leases, and requests in threads of their own that want them. */
abstract class ContentionFixture extends LeasesFixture {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    List<Future<Object>> waiting(GivenNode here, SessionKey key, int number) {
        List<Future<Object>> waiting = new ArrayList<>();
        for (int request = 0; request < number; request++) {
            waiting.add(threads.submit(
                    () -> here.leases().release(taken(here, key, Access.EXCLUSIVE), SessionUpdate.NOTHING)));
        }
        awaitWaiting(here, number);
        return waiting;
    }

    static void awaitWaiting(GivenNode here, int number) {
        await("requests come to wait")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> here.tally().waiting() == number);
    }

    void finish(List<Callable<Object>> work) throws Exception {
        finishAll(threads.invokeAll(work));
    }

    static void finishAll(List<Future<Object>> futures) throws Exception {
        for (Future<Object> future : futures) {
            assertThat(future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(true);
        }
    }
}
