package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.identity.SessionKey;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a session whose holder has died, or only seems to have. */
abstract class KilledHoldersContract extends LeasesFixture {

    @Test
    void aKilledHolderIsSucceededAndItsLateSaveRefused() {
        SessionKey key = opened();
        node.leases().release(taken(node, key, Access.EXCLUSIVE), saving("before"));
        SessionLease killed = taken(node, key, Access.EXCLUSIVE);
        age(key, Duration.ofSeconds(31));

        SessionLease heir = taken(other, key, Access.EXCLUSIVE);

        assertThat(text(heir)).isEqualTo("before");
        assertThat(node.leases().release(killed, saving("too late"))).isFalse();
        assertThat(other.leases().release(heir, saving("after"))).isTrue();
        assertThat(node.leases().release(killed, saving("too late"))).isFalse();
        assertThat(text(taken(node, key, Access.SNAPSHOT))).isEqualTo("after");
    }

    @Test
    void aKilledHolderCannotSaveBelowAReader() {
        SessionKey key = opened();
        SessionLease killed = taken(node, key, Access.EXCLUSIVE);
        age(key, Duration.ofSeconds(31));

        SessionLease reader = taken(other, key, Access.SHARED);

        assertThat(node.leases().release(killed, saving("too late"))).isFalse();
        assertThat(other.leases().release(reader, SessionUpdate.NOTHING)).isTrue();
    }

    @Test
    void aReaderThatWasKilledIsForgottenAfterItsLease() {
        SessionKey key = opened();
        SessionLease killed = taken(node, key, Access.SHARED);
        age(key, Duration.ofSeconds(31));

        SessionLease writer = taken(other, key, Access.EXCLUSIVE);

        assertThat(node.leases().release(killed, SessionUpdate.NOTHING)).isFalse();
        assertThat(other.leases().release(writer, saving("written"))).isTrue();
    }

    @Test
    void aLateReaderDoesNotGiveBackWhatOthersHold() {
        SessionKey key = opened();
        SessionLease late = taken(node, key, Access.SHARED);
        age(key, Duration.ofSeconds(31));
        SessionLease reader = taken(other, key, Access.SHARED);

        assertThat(node.leases().release(late, SessionUpdate.NOTHING)).isFalse();

        GivenNode impatient = node(Map.of(
                "seans.session.wait", "300 ms", "seans.session.max-hold", "200 ms", "seans.session.lease", "100 ms"));
        assertThat(impatient.leases().claim(by(key), Access.EXCLUSIVE))
                .isEqualTo(new ClaimOutcome.Busy(ClaimOutcome.WaitLimit.TIME));
        assertThat(other.leases().release(reader, SessionUpdate.NOTHING)).isTrue();
        granted(impatient.leases().claim(by(key), Access.EXCLUSIVE));
    }
}
