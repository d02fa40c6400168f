package dev.seans.keeper;

import dev.seans.database.DatabaseClock;
import dev.seans.login.Failure;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.SlotRow;
import dev.seans.upstream.SlotRows;
import dev.seans.upstream.UnreadableSessionException;
import dev.seans.upstream.UpstreamRows;
import dev.seans.upstream.UpstreamView;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One look of the keeper after one upstream. No transaction is open and no connection held while it talks to the upstream:
 *
 * <ol>
 *   <li>It takes the lease of the upstream. If another keeper has it, here or on another node, it goes.
 *   <li>If an operator has said refresh, refusal and back-off are over, and all sessions are due to be replaced.
 *   <li>It reads the row and its sessions. If an operator has stopped the keeper, it goes.
 *   <li>What remembers refused credentials, and what a login keeps, is encrypted anew, if another key has encrypted it.
 *   <li>If the credentials were refused, but are others by now, it may log in again.
 *   <li>Sessions beyond those that are wanted are finished, once no call has them.
 *   <li>For each of the others: what another key has encrypted is encrypted anew; then a check or a login is made if one is
 *       due. A session that a check finds lost, or of no use with the settings of this node, is replaced at once, unless
 *       logins are held back. Those that clients were refused with come first: if one of them is lost, all others are
 *       checked as well, because what ended one, as a restart of the upstream, may have ended all.
 *   <li>It writes what has happened and when the next look shall be, and gives the lease back.
 * </ol>
 *
 * If that cannot be written, the lease is not given back: the upstream is due still, and nothing but the lease holds the
 * next look back.
 *
 * Before each exchange with the upstream the lease is prolonged. Whoever finds it lost stops, and writes nothing more but
 * what {@link LoginMemories} says; whoever finds that an operator has stopped the keeper, or is broken off because the
 * application ends ({@link LooksUnderWay}), goes on with the last step.
 */
@OnePerApplication
class KeeperRound {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration CREDENTIALS_PAUSE = Duration.ofMinutes(1);
    private static final Duration SURPLUS_PAUSE = Duration.ofSeconds(5);

    private final LooksUnderWay looks;
    private final UpstreamLeases leases;
    private final UpstreamRows rows;
    private final SlotRows slots;
    private final Refusals refusals;
    private final LoginMemories memories;
    private final SurplusSlots surplus;
    private final SessionVault vault;
    private final SlotChecks checks;
    private final SlotLogins logins;
    private final RoundFailures failures;
    private final DatabaseClock clock;
    private final KeeperTally tally;

    @Inject
    public KeeperRound(
            LooksUnderWay looks,
            UpstreamLeases leases,
            UpstreamRows rows,
            SlotRows slots,
            Refusals refusals,
            LoginMemories memories,
            SurplusSlots surplus,
            SessionVault vault,
            SlotChecks checks,
            SlotLogins logins,
            RoundFailures failures,
            DatabaseClock clock,
            KeeperTally tally) {
        this.looks = looks;
        this.leases = leases;
        this.rows = rows;
        this.slots = slots;
        this.refusals = refusals;
        this.memories = memories;
        this.surplus = surplus;
        this.vault = vault;
        this.checks = checks;
        this.logins = logins;
        this.failures = failures;
        this.clock = clock;
        this.tally = tally;
    }

    /**
     * Looks after it.
     *
     * @param forced whether an operator wants all sessions to be new, also those that cannot be decrypted
     * @return false if another keeper has it
     * @throws InterruptedException if the application ends, and nothing was begun
     */
    boolean look(KeptUpstream upstream, boolean forced) throws InterruptedException {
        Hurry hurry = looks.begin();
        try {
            Optional<UpstreamLease> lease = leases.take(upstream);
            if (lease.isPresent()) {
                look(upstream.hurried(hurry), lease.get(), hurry, forced);
            }
            return lease.isPresent();
        } catch (LostLeaseException overtaken) {
            new KeeperLog(upstream.name()).takenOver();
            return true;
        } finally {
            looks.end(hurry);
        }
    }

    private void look(KeptUpstream upstream, UpstreamLease lease, Hurry hurry, boolean forced)
            throws LostLeaseException {
        if (forced) {
            refusals.forget(upstream.name());
            slots.refreshAll(upstream.name(), clock.now());
        }
        UpstreamView view = rows.view(upstream.name()).orElseThrow();
        if (view.upstream().stopped()) {
            lease.giveBack();
            return;
        }
        settle(worked(
                new Round(upstream, upstream.rules(), lease, new RoundResult(view.upstream()), hurry, forced),
                view.slots()));
    }

    private Round worked(Round round, List<SlotRow> slots) throws LostLeaseException {
        try {
            work(round, slots);
        } catch (LostLeaseException.Stopped stopped) {
            round.log().stopped();
        } catch (InterruptedException ending) {
            round.log().brokenOff();
        } catch (RuntimeException unexpected) {
            failures.note(round, Failure.DEFECT, unexpected.getClass().getName());
        } finally {
            tally.add(round);
        }
        return round;
    }

    private void work(Round round, List<SlotRow> all) throws LostLeaseException, InterruptedException {
        refusals.sealAnew(round);
        memories.sealAnew(round);
        rearm(round);
        for (SlotRow slot : markedFirst(all)) {
            if (round.hurry().isEnding() || !lookAfterAny(round, slot)) {
                return;
            }
        }
    }

    private boolean lookAfterAny(Round round, SlotRow slot) throws LostLeaseException, InterruptedException {
        if (surplus.isOne(round, slot)) {
            surplus.finish(round, slot);
            return true;
        }
        return lookAfter(round, slot);
    }

    private static List<SlotRow> markedFirst(List<SlotRow> all) {
        return all.stream()
                .sorted(Comparator.comparing(slot -> !slot.filled() || !slot.marked()))
                .toList();
    }

    private void rearm(Round round) {
        if (round.result().isRefused() && refusals.haveChanged(round.kept())) {
            rows.allowLogins(round.name());
            round.result().rearmed();
            round.log().rearmed();
        }
    }

    /** False if the upstream cannot be asked, so that it makes no sense to go on. */
    private boolean lookAfter(Round round, SlotRow slot) throws LostLeaseException, InterruptedException {
        Instant now = clock.now();
        if (vault.isOfOtherKey(slot) && !sealAnew(round, slot, now)) {
            return true;
        }
        SlotDecision next =
                SlotDecision.of(slot, round.result().pause(), round.rules().idle(), now);
        boolean isDue = next.isDue(now);
        if (isDue && next.action() == SlotDecision.Action.LOG_IN) {
            logins.logIn(round, slot);
            return !round.result().hasFoundNobody();
        }
        boolean isSuspected = slot.filled() && round.result().suspectsAll();
        return (!isDue && !isSuspected) || check(round, slot, now);
    }

    private boolean check(Round round, SlotRow slot, Instant now) throws LostLeaseException, InterruptedException {
        SlotChecks.Found found = checks.check(round, slot);
        boolean isLost = found == SlotChecks.Found.LOST;
        if ((isLost || found == SlotChecks.Found.OUTDATED)
                && !round.result().pause().loginsFrom(now).isAfter(now)) {
            logins.logIn(round, isLost ? slot.emptied() : slot);
        }
        return found != SlotChecks.Found.UNKNOWN;
    }

    /** False if it cannot be read: then it stays as it is, but for an operator's order. */
    private boolean sealAnew(Round round, SlotRow slot, Instant now) {
        if (round.result().pause().marksFrom(now).isAfter(now)) {
            return false;
        }
        try {
            if (vault.sealAnew(round.name(), slot)) {
                round.log().sealedAnew(slot.number());
            }
            return true;
        } catch (UnreadableSessionException unreadable) {
            if (!round.forced()) {
                failures.note(round, Failure.UNREADABLE, String.valueOf(unreadable.getMessage()));
            }
            return round.forced();
        }
    }

    private void settle(Round round) throws LostLeaseException {
        UpstreamView after = rows.view(round.name()).orElseThrow();
        boolean whole = after.slots().stream()
                .allMatch(slot -> slot.filled() && !slot.isOver(after.readAt()) && !vault.isOfOtherKey(slot));
        round.lease().settle(round.result().outcome(dueAt(round, after), whole));
        refusals.written(round);
    }

    private Instant dueAt(Round round, UpstreamView after) {
        Instant now = after.readAt();
        LoginPause pause = round.result().pause();
        Instant due = now.plus(pause.refused() ? CREDENTIALS_PAUSE : LONGEST_PAUSE);
        for (SlotRow slot : after.slots()) {
            Instant next = surplus.isOne(round, slot)
                    ? now.plus(SURPLUS_PAUSE)
                    : vault.isOfOtherKey(slot)
                            ? pause.marksFrom(now)
                            : SlotDecision.of(slot, pause, round.rules().idle(), now)
                                    .at();
            due = next.isBefore(due) ? next : due;
        }
        return due;
    }
}
