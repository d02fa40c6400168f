package dev.seans.keeper;

import dev.seans.database.DatabaseClock;
import dev.seans.login.Credentials;
import dev.seans.login.Failure;
import dev.seans.login.LoginFailedException;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/**
 * Logs in, but never twice with credentials that were refused, whoever has tried them:
 *
 * <ol>
 *   <li>If they are known to be refused, there is no attempt.
 *   <li>The keeper logs in, once.
 *   <li>If that is refused, or was forbidden three times in a row by whichever nodes, this node remembers it, and the round
 *       knows it, before anything is done that could fail.
 *   <li>Sessions whose calls carry these credentials are taken away, without a further request.
 *   <li>The round writes the refusal down for all nodes when it ends.
 * </ol>
 */
@OnePerApplication
class CarefulLogin {

    /** So often in a row: a firewall or a limit may be in the way for a while, yet who goes on for ever gets the account locked. */
    private static final int MOST_FORBIDDEN = 3;

    private final ProvedLogin login;
    private final Refusals refusals;
    private final RefusedSessions sessions;
    private final DatabaseClock clock;

    @Inject
    public CarefulLogin(ProvedLogin login, Refusals refusals, RefusedSessions sessions, DatabaseClock clock) {
        this.login = login;
        this.refusals = refusals;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Empty if the credentials are refused; this is noted in the round. */
    Optional<ProvedLogin.Proved> logIn(Round round, Credentials credentials)
            throws LoginFailedException, LostLeaseException, InterruptedException {
        Instant begunAt = clock.now();
        String fingerprint = Refusals.fingerprint(round.kept(), credentials);
        RefusedCredentials known = refusals.known(round.name());
        if (known.has(fingerprint)) {
            refusals.notForbidden(round);
            String text = "user and password are some that were refused before; nobody has tried them again";
            refused(round, text, begunAt, known);
            sessions.takeAway(round, credentials);
            return Optional.empty();
        }
        try {
            ProvedLogin.Proved proved = login.logIn(round, credentials);
            refusals.notForbidden(round);
            return Optional.of(proved);
        } catch (LoginFailedException failed) {
            if (!isFinal(failed.failure(), round)) {
                throw failed;
            }
            refusals.remember(round.name(), fingerprint);
            refused(round, String.valueOf(failed.getMessage()), begunAt, known.with(fingerprint));
            sessions.takeAway(round, credentials);
            return Optional.empty();
        }
    }

    /** What only says that there was no answer ends no row of those that were none. */
    private boolean isFinal(Failure failure, Round round) {
        boolean last = failure == Failure.REFUSED
                || (failure == Failure.FORBIDDEN && refusals.forbidden(round) >= MOST_FORBIDDEN);
        if (last || failure == Failure.NOT_PROVED) {
            refusals.notForbidden(round);
        }
        return last;
    }

    private void refused(Round round, String text, Instant at, RefusedCredentials all) {
        round.result().refused(text, at);
        round.log().refused(text);
        round.result().refusedCredentials(refusals.seal(round.name(), all));
    }
}
