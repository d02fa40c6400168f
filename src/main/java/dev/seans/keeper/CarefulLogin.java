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
 *   <li>If that is refused, this node remembers it, and the round knows it, before anything is done that could fail.
 *   <li>Sessions whose calls carry these credentials are taken away, without a further request.
 *   <li>The round writes the refusal down for all nodes when it ends.
 * </ol>
 */
@OnePerApplication
class CarefulLogin {

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
            String text = "user and password are some that were refused before; nobody has tried them again";
            refused(round, text, begunAt, known);
            sessions.takeAway(round, credentials);
            return Optional.empty();
        }
        try {
            return Optional.of(login.logIn(round, credentials));
        } catch (LoginFailedException failed) {
            if (failed.failure() != Failure.REFUSED) {
                throw failed;
            }
            refusals.remember(round.name(), fingerprint);
            refused(round, String.valueOf(failed.getMessage()), begunAt, known.with(fingerprint));
            sessions.takeAway(round, credentials);
            return Optional.empty();
        }
    }

    private void refused(Round round, String text, Instant at, RefusedCredentials all) {
        round.result().refused(text, at);
        round.log().refused(text);
        round.result().refusedCredentials(refusals.seal(round.name(), all));
    }
}
