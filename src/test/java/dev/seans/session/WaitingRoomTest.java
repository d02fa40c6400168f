package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.settings.GivenSettings;
import dev.seans.settings.RequestThreads;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingRoomTest {

    @ParameterizedTest
    @CsvSource({"5, 2", "32, 16", "40, 20", "200, 20", "1, 0"})
    void noMoreThanHalfOfTheThreadsMayWait(int threads, int waiters) {
        assertThat(room(20, OptionalInt.of(threads)).waitersOfNode()).isEqualTo(waiters);
    }

    @Test
    void withoutKnowingTheThreadsOnlyTheSettingCounts() {
        assertThat(room(7, OptionalInt.empty()).waitersOfNode()).isEqualTo(7);
    }

    private static WaitingRoom room(int waitersMax, OptionalInt threads) {
        return new WaitingRoom(
                GivenSettings.with(Map.of("seans.session.waiters-max", Integer.toString(waitersMax))),
                new RequestThreads(threads),
                new SessionTally());
    }
}
