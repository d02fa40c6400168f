package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.upstream.UpstreamState;
import dev.seans.upstream.UpstreamStatus;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a shared session is kept: looked after by two nodes. */
abstract class KeeperContract extends KeeperFixture {

    private static final Duration HALF_MINUTE = Duration.ofSeconds(30);

    private TestUpstream upstream;

    @BeforeEach
    void upstream() {
        upstream = basic();
    }

    @Test
    void theFirstLookLogsInProvesTheSessionAndStoresItEncrypted() {
        upstream.rules().lifetime(Duration.ofHours(4));
        upstream.rules().tells(ExpiryTold.MAX_AGE);
        GivenKeeper node = node(erp(upstream));
        assertThat(status(node).state()).isEqualTo(UpstreamState.MISSING);

        node.tick();

        assertThat(upstream.count(Count.LOGINS)).isEqualTo(1);
        assertThat(upstream.count(Count.CHECKS)).isEqualTo(1);
        UpstreamStatus status = status(node);
        assertThat(status.state()).isEqualTo(UpstreamState.VALID);
        assertThat(status.sessions()).isEqualTo(1);
        assertThat(status.expiresAt()).contains(clock.now().plus(Duration.ofHours(4)));
        assertThat(status.checkedAt()).contains(clock.now());
        assertThat(status.logins()).isEqualTo(1);
        assertThat(status.checks()).isEqualTo(1);
        assertThat(status.overdue()).isFalse();
        assertThat(number("SELECT COUNT(*) FROM upstream_session WHERE version = 1 AND key_id = 'k1'"))
                .isEqualTo(1);
    }

    @Test
    void aDayOfTwoNodesCostsExactlyTheLoginsThatExpiryDemands() {
        upstream.rules().lifetime(Duration.ofHours(4));
        upstream.rules().tells(ExpiryTold.MAX_AGE);
        KeptUpstream erp = erp(upstream);
        GivenKeeper one = node(erp);
        GivenKeeper other = node(erp);
        one.tick();

        pass(Duration.ofDays(1), HALF_MINUTE, one, other);

        // Replaced 31.5 minutes before the end, so after 208.5 minutes: 6 times in 1440.
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(1 + 6);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(7);
        assertThat(status(one).refreshes()).isEqualTo(6);
        assertThat(status(one).errors()).isZero();
        assertThat(status(one).checks()).isEqualTo(upstream.count(Count.CHECKS));
        assertThat(upstream.count(Count.CHECKS)).isBetween(1440L / 15, 1440L / 13 + 7);
    }
}
