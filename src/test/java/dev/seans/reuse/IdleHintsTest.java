package dev.seans.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.identity.SessionId;
import dev.seans.publications.ReuseMode;
import org.junit.jupiter.api.Test;

class IdleHintsTest {

    private final ServiceCall call = GivenCall.by(ReuseMode.AUTOUSE, "ivan").call();
    private final IdleHints hints = new IdleHints();

    @Test
    void theFreshestComesFirstAndEachOnce() {
        IdleSession one = idle(1);
        IdleSession two = idle(2);
        hints.add(one);
        hints.add(two);
        hints.add(one);

        assertThat(hints.take(call)).contains(one);
        assertThat(hints.take(call)).contains(two);
        assertThat(hints.take(call)).isEmpty();
    }

    @Test
    void onlySoManyAreRemembered() {
        for (int number = 0; number < 1_500; number++) {
            hints.add(idle(1));
        }

        assertThat(hints.size()).isEqualTo(1_000);
    }

    private IdleSession idle(int slot) {
        return new IdleSession(SessionId.generate().key(), call.combination(), slot);
    }
}
