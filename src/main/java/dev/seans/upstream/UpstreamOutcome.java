package dev.seans.upstream;

import java.time.Instant;
import java.util.Optional;

/**
 * What has come of a look of the keeper after an upstream.
 *
 * @param dueAt when the next one shall be
 * @param nextAttemptAt nobody logs in before that; empty: nothing is in the way
 * @param consecutiveErrors in all, since the last success
 * @param forbiddenLogins how often in a row no login was let in
 * @param logins of this look, as are the next three
 * @param lastFailure the keeper's word for the last error of this look; empty if there was none, as are the next two
 * @param lastSuccessAt empty if there was none
 * @param refusedAt when the credentials were refused in this look; empty if they were not
 * @param refusedCredentials all that were ever refused; empty if there is nothing new
 */
public record UpstreamOutcome(
        Instant dueAt,
        Optional<Instant> nextAttemptAt,
        int consecutiveErrors,
        int forbiddenLogins,
        int logins,
        int refreshes,
        int checks,
        int errors,
        Optional<String> lastFailure,
        Optional<String> lastError,
        Optional<Instant> lastErrorAt,
        Optional<Instant> lastSuccessAt,
        Optional<Instant> refusedAt,
        Optional<SealedBytes> refusedCredentials) {

    public UpstreamOutcome {
        lastError = lastError.map(ErrorText::of);
    }
}
