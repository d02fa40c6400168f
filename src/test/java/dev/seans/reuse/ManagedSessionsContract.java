package dev.seans.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.identity.ClientAddress;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.publications.ReuseMode;
import dev.seans.reuse.ServiceOutcome.Opened;
import dev.seans.reuse.ServiceOutcome.Reason;
import dev.seans.session.GivenNode;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionUpdate;
import dev.seans.session.StatementCount;
import dev.seans.settings.GivenSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is promised to clients that manage their sessions, and to those that need none. */
abstract class ManagedSessionsContract extends ServicesFixture {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final GivenCall use = GivenCall.by(ReuseMode.USE, "ivan");
    private final ServiceCall ivan = use.call();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private SessionKey started() {
        Opened opened = opened(node.sessions().start(ivan));
        assertThat(node.sessions().giveBack(ivan, opened.lease(), saving("state")))
                .isTrue();
        return opened.id().key();
    }

    @Test
    void aSessionThatWasStartedKeepsItsStateOnAllNodesUntilItIsFinished() {
        SessionKey key = started();

        SessionLease attached = reused(other.sessions().attach(ivan, key));
        assertThat(text(attached)).isEqualTo("state");
        other.sessions().giveBack(ivan, attached, saving("more"));
        SessionLease last = reused(node.sessions().attach(ivan, key));
        assertThat(text(last)).isEqualTo("more");
        assertThat(node.sessions().end(ivan, last)).isTrue();

        assertThat(node.sessions().attach(ivan, key)).isEqualTo(refused(Reason.UNKNOWN));
        assertThat(rows()).isZero();
    }

    @Test
    void whoeverMayNotHaveItIsToldTheSameAtTheSamePrice() {
        StatementCount count = new StatementCount(pooled());
        GivenServices watched = new GivenServices(new GivenNode(count.database(), GivenSettings.defaults()));
        SessionKey expired = started();
        age(Duration.ofMinutes(10));
        SessionKey key = started();
        SessionKey unknown = SessionId.generate().key();
        ServiceCall otherUser = GivenCall.by(ReuseMode.USE, "olga").call();
        ServiceCall otherService = use.in("/other").call();
        ServiceCall otherVersion = use.ofVersion("2").call();
        ServiceCall elsewhere = use.callFrom(new ClientAddress("192.0.2.9"));
        watched.sessions().attach(ivan, unknown);
        count.drain();

        assertUnknown(watched, count, ivan, unknown);
        assertUnknown(watched, count, ivan, expired);
        assertUnknown(watched, count, otherUser, key);
        assertUnknown(watched, count, otherService, key);
        assertUnknown(watched, count, otherVersion, key);
        assertUnknown(watched, count, elsewhere, key);
    }

    private static void assertUnknown(GivenServices here, StatementCount count, ServiceCall call, SessionKey key) {
        assertThat(here.sessions().attach(call, key)).isEqualTo(refused(Reason.UNKNOWN));
        assertThat(count.drain()).hasSize(2);
    }

    @Test
    void aSessionWhoseSetUpHasNotEndedIsUnknownOnceItsNodeIsDead() {
        Opened opened = opened(node.sessions().start(ivan));
        endLeases();

        assertThat(other.sessions().attach(ivan, opened.id().key())).isEqualTo(refused(Reason.UNKNOWN));
    }

    @Test
    void aBusySessionIsWaitedForAsLongAsThePublicationSays() throws Exception {
        SessionKey key = started();
        SessionLease held = reused(node.sessions().attach(ivan, key));
        ServiceCall hasty = use.waiting(Duration.ofMillis(50)).call();
        assertThat(node.sessions().attach(hasty, key)).isEqualTo(refused(Reason.BUSY));
        assertThat(other.sessions().attach(hasty, key)).isEqualTo(refused(Reason.BUSY));
        assertThat(other.sessions().attach(ivan, key)).isEqualTo(refused(Reason.BUSY));
        ServiceCall patient = use.waiting(PATIENCE).call();
        Future<ServiceOutcome> next = threads.submit(() -> other.sessions().attach(patient, key));

        node.sessions().giveBack(ivan, held, saving("later"));

        assertThat(text(reused(next.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))))
                .isEqualTo("later");
    }

    @Test
    void whoWouldWaitBesideTooManyOthersIsSentAwayAtOnce() {
        SessionKey key = started();
        GivenServices crowded = services(Map.of("seans.session.waiters-max", "1"));
        ServiceCall patient = use.waiting(PATIENCE).call();
        SessionLease held = reused(crowded.sessions().attach(ivan, key));
        Future<ServiceOutcome> waiting = threads.submit(() -> crowded.sessions().attach(patient, key));
        await("one waits").atMost(PATIENCE).until(() -> crowded.waitingInAll() == 1);

        assertThat(crowded.sessions().attach(patient, key)).isEqualTo(refused(Reason.TOO_MANY_WAIT));

        giveBack(crowded, ivan, held);
        assertThat(waiting).succeedsWithin(PATIENCE);
    }

    @Test
    void onlySoManyLiveSessionsOfAServiceAreManaged() {
        GivenServices limited = services(Map.of("seans.reuse.session-limit", "2"));
        opened(limited.sessions().start(ivan));
        Opened second = opened(
                limited.sessions().start(GivenCall.by(ReuseMode.USE, "olga").call()));
        limited.sessions().giveBack(ivan, second.lease(), SessionUpdate.NOTHING);

        assertThat(limited.sessions().start(ivan)).isEqualTo(refused(Reason.TOO_MANY_SESSIONS));
        opened(limited.sessions().start(use.in("/other").call()));

        endLeases();
        opened(limited.sessions().start(ivan));
    }

    @Test
    void aSingleCallHasASessionOfItsOwnThatLeavesNothing() {
        ServiceCall single = GivenCall.by(ReuseMode.DONTUSE, "ivan").call();
        StatementCount count = new StatementCount(pooled());
        GivenServices watched = new GivenServices(new GivenNode(count.database(), GivenSettings.defaults()));
        Opened first = opened(watched.sessions().single(single));
        Opened second = opened(watched.sessions().single(single));
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(report(watched).busy()).isEqualTo(2);
        count.drain();

        assertThat(watched.sessions().end(single, first.lease())).isTrue();
        assertThat(watched.sessions().end(single, second.lease())).isTrue();

        assertThat(count.drain()).hasSize(2);
        assertThat(rows()).isZero();
    }
}
