package dev.seans.keeper;

import dev.seans.database.DatabaseClock;
import dev.seans.login.Credentials;
import dev.seans.login.Failure;
import dev.seans.login.LoginFailedException;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SlotRow;
import dev.seans.upstream.SlotRows;
import dev.seans.upstream.UnreadableSessionException;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes a new session for a slot:
 *
 * <ol>
 *   <li>There must be a key, and what is stored must be readable, or an operator have said that it may be overwritten: with a wrong key on this
 *       node, its logins would take the session away from nodes that have the right one.
 *   <li>No call may have the session that is to be replaced.
 *   <li>The keeper logs in, once; not if the upstream has refused its credentials before.
 *   <li>The new session is proved at the check path. If it does not get through, it is finished, and the old one stays.
 *   <li>It is stored over the version that was read. If somebody has stored another one since, this one is finished.
 *   <li>The old one is finished, where each session serves one call at a time. A shared one is left to its end: clients
 *       may use it for some seconds more.
 * </ol>
 */
@OnePerApplication
class SlotLogins {

    private final SlotRows rows;
    private final SessionVault vault;
    private final SlotHolds holds;
    private final CarefulLogin login;
    private final SessionEnding ending;
    private final RoundFailures failures;
    private final DatabaseClock clock;
    private final Jitter jitter;

    @Inject
    public SlotLogins(
            SlotRows rows,
            SessionVault vault,
            SlotHolds holds,
            CarefulLogin login,
            SessionEnding ending,
            RoundFailures failures,
            DatabaseClock clock,
            Jitter jitter) {
        this.rows = rows;
        this.vault = vault;
        this.holds = holds;
        this.login = login;
        this.ending = ending;
        this.failures = failures;
        this.clock = clock;
        this.jitter = jitter;
    }

    /** Notes in the round how it went. */
    void logIn(Round round, SlotRow slot) throws LostLeaseException, InterruptedException {
        Optional<SessionContent> former;
        try {
            vault.activeKey();
            former = vault.open(round.name(), slot);
        } catch (UnreadableSessionException unreadable) {
            if (!round.forced()) {
                failures.note(round, Failure.UNREADABLE, String.valueOf(unreadable.getMessage()));
                return;
            }
            former = Optional.empty();
        }
        if (!holds.take(round, slot)) {
            return;
        }
        try {
            attempt(round, slot, former);
        } finally {
            holds.giveBack(round, slot);
        }
    }

    private void attempt(Round round, SlotRow slot, Optional<SessionContent> former)
            throws LostLeaseException, InterruptedException {
        try {
            Credentials credentials = round.kept().credentials().read();
            Optional<ProvedLogin.Proved> proved = login.logIn(round, credentials);
            proved.ifPresent(session -> store(round, slot, former, session));
        } catch (LoginFailedException failed) {
            Instant next =
                    failures.note(round, failed.failure(), String.valueOf(failed.getMessage()), failed.retryAfter());
            if (failed.failure() == Failure.UNREACHABLE) {
                rows.checksNotBefore(round.name(), next);
            }
        }
    }

    private void store(Round round, SlotRow slot, Optional<SessionContent> former, ProvedLogin.Proved proved) {
        Instant now = clock.now();
        RefreshPlan plan = new RefreshPlan(proved.lifetime(), round.rules().idle());
        SlotRows.Times times = plan.times(proved.begunAt(), now, jitter);
        boolean stored;
        try {
            stored = vault.store(slot.nextPlace(round.name()), proved.content(), times);
        } catch (RuntimeException failed) {
            ending.finish(round.kept(), proved.content());
            throw failed;
        }
        if (!stored) {
            round.log().surplus(slot.number());
            ending.finish(round.kept(), proved.content());
            return;
        }
        round.result().loggedIn(former.isPresent(), now);
        round.log().loggedIn(slot.number(), former.isPresent(), times.expiresAt(), times.checkAt());
        if (round.rules().oneCallAtATime()) {
            former.ifPresent(old -> ending.finish(round.kept(), old));
        }
    }
}
