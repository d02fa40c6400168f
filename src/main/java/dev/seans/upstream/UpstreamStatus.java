package dev.seans.upstream;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an upstream, over all nodes; no secret.
 *
 * @param sessions that live
 * @param wanted how many there shall be
 * @param expiresAt when the first of them ends; empty if nobody knows
 * @param overdue whether what is due has been waiting for more than a minute, so that no keeper seems to run
 * @param refreshes logins that replaced a session
 * @param errors of logins and checks, ever
 * @param consecutiveErrors since the last success
 * @param lastError what went wrong last
 * @param nextAttemptAt after a failure: when the keeper tries again
 * @param dueAt when there is something to do
 */
public record UpstreamStatus(
        UpstreamName name,
        UpstreamState state,
        int sessions,
        int wanted,
        Optional<Instant> issuedAt,
        Optional<Instant> expiresAt,
        Optional<Instant> checkedAt,
        boolean overdue,
        long logins,
        long refreshes,
        long checks,
        long errors,
        int consecutiveErrors,
        Optional<String> lastError,
        Optional<Instant> lastErrorAt,
        Optional<Instant> lastSuccessAt,
        Optional<Instant> nextAttemptAt,
        Instant dueAt) {}
