package dev.seans.keeper;

import dev.seans.login.Failure;
import dev.seans.upstream.SealedBytes;
import dev.seans.upstream.UpstreamOutcome;
import dev.seans.upstream.UpstreamRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has come of a look so far; for one thread. */
final class RoundResult {

    private final UpstreamRow before;

    /** Whether logins work, but bring sessions that do not last: then a login alone does not mean that all is well. */
    private final boolean disputed;

    private final List<Failure> failures = new ArrayList<>();
    private int consecutiveErrors;
    private int forbiddenLogins;
    private Optional<Instant> nextAttemptAt;
    private boolean refused;
    private boolean suspectsAll;
    private boolean foundAlive;
    private int logins;
    private int refreshes;
    private int checks;
    private Optional<String> lastError = Optional.empty();
    private Optional<Instant> lastErrorAt = Optional.empty();
    private Optional<Instant> lastSuccessAt = Optional.empty();
    private Optional<Instant> refusedAt = Optional.empty();
    private Optional<SealedBytes> refusedCredentials = Optional.empty();

    RoundResult(UpstreamRow before) {
        this.consecutiveErrors = before.consecutiveErrors();
        this.forbiddenLogins = before.forbiddenLogins();
        this.nextAttemptAt = before.nextAttemptAt();
        this.before = before;
        this.disputed = before.failsBy(Failure.LOST_EARLY.name());
        this.refused = before.refusedAt().isPresent();
    }

    /** The row as it was read when the look began. */
    UpstreamRow before() {
        return before;
    }

    /** What holds logins back now. */
    LoginPause pause() {
        return new LoginPause(nextAttemptAt, refused);
    }

    boolean isRefused() {
        return refused;
    }

    int logins() {
        return logins;
    }

    int refreshes() {
        return refreshes;
    }

    int checks() {
        return checks;
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** Whether the upstream does not even take a connection. */
    boolean hasFoundNobody() {
        return failures.contains(Failure.UNREACHABLE);
    }

    /** Counts a new session that is stored. */
    void loggedIn(boolean replaced, Instant now) {
        logins++;
        refreshes += replaced ? 1 : 0;
        lastSuccessAt = Optional.of(now);
    }

    /** Counts a check, whatever it has shown. */
    void checked() {
        checks++;
    }

    void foundAlive(Instant now) {
        foundAlive = true;
        lastSuccessAt = Optional.of(now);
    }

    /** A client was refused with one session, and it is lost: so may be the others. */
    void suspectAll() {
        suspectsAll = true;
    }

    /** Whether sessions are to be checked before their time; not with credentials that the upstream refuses. */
    boolean suspectsAll() {
        return suspectsAll && !refused;
    }

    /** What was wrong may have changed: logins are allowed again. */
    void rearmed() {
        refused = false;
        refusedAt = Optional.empty();
        nextAttemptAt = Optional.empty();
    }

    /**
     * Notes a failure, and holds logins back for a while.
     *
     * @return until when
     */
    Instant failed(Failure failure, String text, Instant now, Duration pause) {
        note(failure, text, now);
        Instant until = now.plus(pause);
        nextAttemptAt = Optional.of(until);
        return until;
    }

    /** Notes that the credentials were refused, and holds logins back until somebody has changed something. */
    void refused(String text, Instant now) {
        note(Failure.REFUSED, text, now);
        refused = true;
        refusedAt = Optional.of(now);
        nextAttemptAt = Optional.empty();
    }

    int forbiddenLogins() {
        return forbiddenLogins;
    }

    /** @param inARow how often no login was let in */
    void forbiddenLogins(int inARow) {
        forbiddenLogins = inARow;
    }

    /** All that were ever refused, to be written with the rest. */
    void refusedCredentials(SealedBytes all) {
        refusedCredentials = Optional.of(all);
    }

    /** How many failures there were in a row, were the next thing one. */
    int nextError() {
        return consecutiveErrors == Integer.MAX_VALUE ? consecutiveErrors : consecutiveErrors + 1;
    }

    private void note(Failure failure, String text, Instant now) {
        consecutiveErrors = nextError();
        failures.add(failure);
        lastError = Optional.of(text);
        lastErrorAt = Optional.of(now);
    }

    /**
     * As it is to be written.
     *
     * @param whole whether no session waits for a login: if so, and if something has worked and nothing failed, the errors
     *     before are over; those of sessions that did not last, only when a check has found one alive
     */
    UpstreamOutcome outcome(Instant dueAt, boolean whole) {
        boolean worked = disputed ? foundAlive : lastSuccessAt.isPresent();
        boolean recovered = whole && !refused && failures.isEmpty() && worked;
        return new UpstreamOutcome(
                dueAt,
                recovered ? Optional.empty() : nextAttemptAt,
                recovered ? 0 : consecutiveErrors,
                forbiddenLogins,
                logins,
                refreshes,
                checks,
                failures.size(),
                failures.isEmpty()
                        ? Optional.empty()
                        : Optional.of(failures.get(failures.size() - 1).name()),
                lastError,
                lastErrorAt,
                lastSuccessAt,
                refusedAt,
                refusedCredentials);
    }
}
