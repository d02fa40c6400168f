package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.identity.SessionKey;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that a request holds is not idle, however long that takes. */
abstract class LongHoldContract extends LeasesFixture {

    private static final NewSession BRIEF = new NewSession("shop", "", HOME, Duration.ofSeconds(20));

    private GivenNode busy;

    @BeforeEach
    void busyNode() {
        busy = node(Map.of("seans.session.lease", "40 ms", "seans.session.max-hold", "50 s"));
    }

    @Test
    void whatARequestSavesThatTookLongerThanTheIdleTimeIsThereForTheNext() {
        SessionKey key = opened(BRIEF);
        SessionLease held = taken(busy, key, Access.EXCLUSIVE);

        holdFor45Seconds(key);

        assertThat(node.sweep().sweep(1)).isZero();
        assertThat(busy.leases().release(held, saving("at last"))).isTrue();
        assertThat(text(taken(other, key, Access.EXCLUSIVE))).isEqualTo("at last");
    }

    @Test
    void aSessionThatIsReadForLongerThanTheIdleTimeIsThereForTheNext() {
        SessionKey key = opened(BRIEF);
        SessionLease read = taken(busy, key, Access.SHARED);

        holdFor45Seconds(key);

        assertThat(busy.leases().release(read, SessionUpdate.NOTHING)).isTrue();
        taken(other, key, Access.EXCLUSIVE);
    }

    @Test
    void aSessionThatIsNotSetUpYetIsForItsHolderOnlyHoweverLongThatTakes() {
        ServicePlace place = new ServicePlace("/demo", "http/orders", OptionalInt.of(1), "1");
        NewSession notSetUp = new NewSession("shop", "", HOME, Duration.ofMillis(1));
        OpenedSession opened = busy.leases().openAt(notSetUp, place).orElseThrow();
        SessionKey key = opened.id().key();
        await("a third of the lease is over").pollDelay(Duration.ofMillis(20)).until(() -> true);

        database.update("UPDATE seans_session SET x_until = "
                + database.dialect().plusMillis(database.dialect().now(), "30000"));
        busy.renewLeases();
        assertThat(other.leases().tryTake(by(key))).isEmpty();
        age(key, Duration.ofSeconds(1));

        assertThat(other.leases().tryTake(by(key))).isEmpty();
        assertThat(busy.leases().release(opened.lease(), saving("late"))).isFalse();
    }

    /** With renewals in time, of which none has much left when the next one comes. */
    private void holdFor45Seconds(SessionKey key) {
        await("a third of the lease is over").pollDelay(Duration.ofMillis(20)).until(() -> true);
        for (int time = 0; time < 3; time++) {
            busy.renewLeases();
            age(key, Duration.ofSeconds(15));
        }
    }
}
