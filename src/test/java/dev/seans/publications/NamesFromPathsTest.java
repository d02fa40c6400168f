package dev.seans.publications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NamesFromPathsTest {

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final NamesFromPaths names = new NamesFromPaths(nanoTime::get);

    @Test
    void whomNobodyHasCalledForAMinuteMakesRoomForOthers() {
        for (int number = 0; number < NamesFromPaths.LIMIT; number++) {
            assertThat(admits("service" + number)).isTrue();
        }
        assertThat(admits("new")).isFalse();

        step(Duration.ofSeconds(40));
        assertThat(admits("service0")).isTrue();
        assertThat(admits("new")).isFalse();

        step(Duration.ofSeconds(21));
        assertThat(admits("new")).isTrue();
        assertThat(admits("service0")).as("called meanwhile").isTrue();
    }

    @Test
    void neverAreThereMoreThanTheLimit() {
        for (int round = 0; round < 3; round++) {
            int admitted = 0;
            for (int number = 0; number < 300; number++) {
                admitted += admits("service" + round + "-" + number) ? 1 : 0;
            }
            assertThat(admitted).isEqualTo(NamesFromPaths.LIMIT);
            step(NamesFromPaths.FORGOTTEN_AFTER.plusNanos(1));
        }
    }

    private boolean admits(String name) {
        return names.admits(new ServiceName(ServiceType.HTTP, name));
    }

    private void step(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
