package dev.seans.admin;

import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamState;
import dev.seans.upstream.UpstreamStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An upstream as operators may find it. */
final class GivenStatus {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private GivenStatus() {}

    /** All is well: it ends in eight hours, was checked four minutes ago. */
    static UpstreamStatus valid() {
        return of(UpstreamState.VALID, 1, false, 0, null);
    }

    static UpstreamStatus of(
            UpstreamState state, int sessions, boolean overdue, int consecutiveErrors, @Nullable String error) {
        Instant checked = NOW.minus(Duration.ofMinutes(4));
        return new UpstreamStatus(
                new UpstreamName("erp"),
                state,
                sessions,
                1,
                Optional.of(NOW.minus(Duration.ofHours(30))),
                sessions == 0 ? Optional.empty() : Optional.of(NOW.plus(Duration.ofHours(8))),
                Optional.of(checked),
                overdue,
                7,
                6,
                96,
                5,
                consecutiveErrors,
                Optional.ofNullable(error),
                error == null ? Optional.empty() : Optional.of(NOW.minusSeconds(50)),
                Optional.of(checked),
                consecutiveErrors == 0 ? Optional.empty() : Optional.of(NOW.plusSeconds(20)),
                NOW.plus(Duration.ofMinutes(11)));
    }
}
