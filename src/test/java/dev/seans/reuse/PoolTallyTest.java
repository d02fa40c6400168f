package dev.seans.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.publications.ReuseMode;
import dev.seans.publications.ReuseSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PoolTallyTest {

    private final PoolTally tally = new PoolTally();

    @Test
    void whatReusedSessionsHaveSavedNeverBecomesLess() {
        tally.setUp(Duration.ofMillis(200));
        tally.reused();
        assertThat(saved()).isEqualTo(Duration.ofMillis(200));

        tally.setUp(Duration.ZERO);
        assertThat(saved()).isEqualTo(Duration.ofMillis(200));

        tally.reused();
        assertThat(saved()).isEqualTo(Duration.ofMillis(300));
    }

    private Duration saved() {
        PoolRows.State state = PoolRows.State.none(new PoolName("/demo", "http/orders"));
        ReuseSettings settings = new ReuseSettings(ReuseMode.AUTOUSE, Duration.ofSeconds(20), 1, Duration.ZERO);
        return tally.report(state, settings, 0).saved();
    }
}
