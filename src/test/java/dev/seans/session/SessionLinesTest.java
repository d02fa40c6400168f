package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.ClaimOutcome.WaitLimit;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.RequestThreads;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionLinesTest {

    private final SessionKey key = SessionId.generate().key();
    private final SessionTally tally = new SessionTally();
    private final SessionLines lines = new SessionLines(new WaitingRoom(
            GivenSettings.with(Map.of("seans.session.queue-limit", "1")),
            new RequestThreads(OptionalInt.empty()),
            tally));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whoeverCameLaterDoesNotSendTheFirstOneAway() throws Exception {
        SessionLines.Place first = lines.join(key, Access.EXCLUSIVE);
        assertThat(first.awaitTurn()).isEmpty();
        SessionLines.Place second = lines.join(key, Access.EXCLUSIVE);
        Future<Optional<WaitLimit>> turn = threads.submit(second::awaitTurn);
        await("the second one waits while the first one asks").until(() -> tally.waiting() == 1);

        first.heldElsewhere();

        assertThat(first.awaitTurn()).isEmpty();
        SessionLines.Place third = lines.join(key, Access.EXCLUSIVE);
        assertThat(third.awaitTurn()).contains(WaitLimit.QUEUE);
        third.leave();
        first.leave();
        assertThat(turn.get(30, TimeUnit.SECONDS)).isEmpty();
        second.leave();
        assertThat(lines.size()).isZero();
    }

    @Test
    void anInterruptionFromBeforeTheWaitDoesNotEndIt() throws Exception {
        SessionLines.Place holder = lines.join(key, Access.EXCLUSIVE);
        holder.granted();
        SessionLines.Place next = lines.join(key, Access.EXCLUSIVE);
        Future<Boolean> stillInterrupted = threads.submit(() -> {
            Thread.currentThread().interrupt();
            assertThat(next.awaitTurn()).isEmpty();
            next.granted();
            return Thread.interrupted();
        });
        await("the next one waits").until(() -> tally.waiting() == 1);

        holder.leave();

        assertThat(stillInterrupted.get(30, TimeUnit.SECONDS)).isTrue();
        next.leave();
    }

    @Test
    void anInterruptionDuringTheWaitEndsIt() throws Exception {
        lines.join(key, Access.EXCLUSIVE).granted();
        SessionLines.Place next = lines.join(key, Access.EXCLUSIVE);
        Future<Optional<WaitLimit>> limit = threads.submit(next::awaitTurn);
        await("the next one waits").until(() -> tally.waiting() == 1);

        threads.shutdownNow();

        assertThat(limit.get(30, TimeUnit.SECONDS)).contains(WaitLimit.TIME);
        next.leave();
    }
}
