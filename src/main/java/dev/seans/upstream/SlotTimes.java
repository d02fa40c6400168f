package dev.seans.upstream;

import java.time.Instant;
import java.util.Optional;

/**
 * When what happens to a session.
 *
 * @param issuedAt when the login began that brought it
 * @param expiresAt its end; empty if nobody knows
 * @param checkAt when it shall be tried
 * @param refreshAt when another one shall replace it; empty: when a check finds it lost
 */
public record SlotTimes(
        Instant issuedAt,
        Optional<Instant> expiresAt,
        Instant checkedAt,
        Instant checkAt,
        Optional<Instant> refreshAt) {}
