package dev.seans.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.identity.SessionId;
import dev.seans.publications.ReuseMode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoolLineTest {

    private final PoolLine line = new PoolLine(() -> Duration.ofHours(1).toNanos());
    private final ServiceCall ivan = GivenCall.by(ReuseMode.AUTOUSE, "ivan").call();
    private final ServiceCall olga = GivenCall.by(ReuseMode.AUTOUSE, "olga").call();
    private final IdleSession idle = new IdleSession(SessionId.generate().key(), ivan.combination(), 1);

    @Test
    void whoHasJustComeMayDoAllIfNobodyWaits() {
        line.givenBack(idle);

        assertThat(line.newcomer(olga)).isEqualTo(turn(Optional.empty(), true, true));
        assertThat(line.newcomer(ivan)).isEqualTo(turn(Optional.of(idle), true, true));
        assertThat(line.newcomer(ivan)).isEqualTo(turn(Optional.empty(), true, true));
    }

    @Test
    void whoHasJustComeOvertakesNobody() {
        PoolWaiter waiter = line.join(ivan, line.emptied());
        line.givenBack(idle);

        assertThat(line.newcomer(ivan)).isEqualTo(turn(Optional.empty(), false, false));
        assertThat(line.newcomer(olga)).isEqualTo(turn(Optional.empty(), true, false));
        assertThat(line.awaitTurn(waiter, soon())).contains(turn(Optional.of(idle), true, true));
    }

    @Test
    void onlyTheFirstOfEachCombinationLooksAndOnlyTheFirstOfAllMayHaveAnEmptyPlace() {
        PoolLine impatient = new PoolLine(() -> 0);
        PoolWaiter first = impatient.join(ivan, impatient.emptied());
        PoolWaiter second = impatient.join(olga, impatient.emptied());
        PoolWaiter third = impatient.join(ivan, impatient.emptied());

        assertThat(impatient.awaitTurn(first, soon())).contains(turn(Optional.empty(), true, true));
        assertThat(impatient.awaitTurn(second, soon())).contains(turn(Optional.empty(), true, false));
        assertThat(impatient.awaitTurn(third, System.nanoTime())).isEmpty();

        impatient.leave(first);
        assertThat(impatient.awaitTurn(third, soon())).contains(turn(Optional.empty(), true, false));
        impatient.leave(second);
        assertThat(impatient.awaitTurn(third, soon())).contains(turn(Optional.empty(), true, true));
    }

    @Test
    void whoGoesAwayPassesOnWhatItWasOffered() {
        PoolWaiter first = line.join(ivan, line.emptied());
        PoolWaiter second = line.join(ivan, line.emptied());
        line.givenBack(idle);

        line.leave(first);

        assertThat(line.awaitTurn(second, soon())).contains(turn(Optional.of(idle), true, true));
    }

    @Test
    void whatWasGivenBackBeforeTheCallJoinedIsNotMissed() {
        line.givenBack(idle);

        PoolWaiter waiter = line.join(ivan, line.emptied());

        assertThat(line.awaitTurn(waiter, soon())).contains(turn(Optional.of(idle), true, true));
    }

    @Test
    void aPlaceThatBecameEmptyBeforeTheCallJoinedIsNotMissed() {
        long before = line.emptied();
        line.emptied(true);

        PoolWaiter waiter = line.join(ivan, before);

        assertThat(line.awaitTurn(waiter, soon())).contains(turn(Optional.empty(), true, true));
    }

    @Test
    void whenTheTimeIsOverThereIsNoTurn() {
        PoolWaiter waiter = line.join(ivan, line.emptied());

        assertThat(line.awaitTurn(waiter, System.nanoTime())).isEmpty();
        line.leave(waiter);

        assertThat(line.size()).isZero();
    }

    private static PoolLine.Turn turn(Optional<IdleSession> offered, boolean mayTake, boolean mayOpen) {
        return new PoolLine.Turn(offered, mayTake, mayOpen, false);
    }

    private static long soon() {
        return System.nanoTime() + Duration.ofSeconds(30).toNanos();
    }
}
