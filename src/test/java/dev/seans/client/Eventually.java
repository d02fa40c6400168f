package dev.seans.client;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what another thread does. */
final class Eventually {

    private Eventually() {}

    static void isTrue(String reason, Callable<Boolean> condition) {
        await(reason)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
