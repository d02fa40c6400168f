package dev.seans.keeper;

import dev.seans.database.DatabaseClock;
import dev.seans.login.CheckOutcome;
import dev.seans.login.Failure;
import dev.seans.login.NewContent;
import dev.seans.login.SessionCheck;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.UpstreamSettings;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SlotRow;
import dev.seans.upstream.SlotRows;
import dev.seans.upstream.UnreadableSessionException;
import dev.seans.upstream.UpstreamCookie;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tries stored sessions at the check path:
 *
 * <ol>
 *   <li>It must be readable, and no call may have it.
 *   <li>What is stored with it is compared with the settings of this node ({@link OwnSessions}): one that was made elsewhere,
 *       or with other credentials, is not sent anywhere.
 *   <li>It is tried, once.
 *   <li>If it lives, that is noted; if its cookies or the settings have changed, it is stored as the next version. If it is
 *       lost, it is taken away. If nobody can tell, all sessions of the upstream are left alone for a while.
 * </ol>
 */
@OnePerApplication
class SlotChecks {

    /** Whoever loses a session so soon after its login must not log in again at once: it would go on for ever. */
    private static final Duration EARLY = Duration.ofSeconds(30);

    /** Of the time between two checks, after which a session that was left alone is looked at again. */
    private static final int PART_OF_INTERVAL = 10;

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final SlotRows rows;
    private final SessionVault vault;
    private final SlotHolds holds;
    private final SessionCheck check;
    private final RoundFailures failures;
    private final DatabaseClock clock;
    private final Jitter jitter;

    @Inject
    public SlotChecks(
            SlotRows rows,
            SessionVault vault,
            SlotHolds holds,
            SessionCheck check,
            RoundFailures failures,
            DatabaseClock clock,
            Jitter jitter) {
        this.rows = rows;
        this.vault = vault;
        this.holds = holds;
        this.check = check;
        this.failures = failures;
        this.clock = clock;
        this.jitter = jitter;
    }

    /** What is known of a session after a check. */
    enum Found {
        /** It lives, or somebody else is at it. */
        FINE,
        /** It is gone, and so is the stored one. */
        LOST,
        /** It is of no use with the settings of this node, and stays until there is another one. */
        OUTDATED,
        /** The upstream could not be asked: it makes no sense to ask more. */
        UNKNOWN
    }

    /** Notes in the round how it went. */
    Found check(Round round, SlotRow slot) throws LostLeaseException, InterruptedException {
        Optional<SessionContent> session;
        try {
            session = vault.open(round.name(), slot);
        } catch (UnreadableSessionException unreadable) {
            return unknown(round, Failure.UNREADABLE, String.valueOf(unreadable.getMessage()));
        }
        if (session.isEmpty() || !holds.take(round, slot)) {
            return Found.FINE;
        }
        try {
            return check(round, slot, session.get());
        } finally {
            holds.giveBack(round, slot);
        }
    }

    private Found check(Round round, SlotRow slot, SessionContent session)
            throws LostLeaseException, InterruptedException {
        OwnSessions.Verdict verdict = vault.judge(round, slot, session);
        if (verdict == OwnSessions.Verdict.LEAVE || verdict == OwnSessions.Verdict.REPLACE) {
            return leave(round, slot, verdict);
        }
        SessionContent tried = verdict == OwnSessions.Verdict.ADAPT ? adapted(round, session) : session;
        round.lease().renew();
        CheckOutcome outcome = round.tried(check, tried);
        round.result().checked();
        return take(round, slot, tried, tried.equals(session), outcome);
    }

    private static SessionContent adapted(Round round, SessionContent session) {
        UpstreamSettings settings = round.kept().settings();
        return session.called(settings.callHeaders(), round.rules().lost(), settings.callTimeout());
    }

    /** Until another node, or a login, has had the time for it. */
    private Found leave(Round round, SlotRow slot, OwnSessions.Verdict verdict) {
        Duration pause = round.plan(slot).interval().dividedBy(PART_OF_INTERVAL);
        rows.checksNotBefore(
                round.name(), clock.now().plus(pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause));
        if (verdict == OwnSessions.Verdict.LEAVE) {
            return Found.FINE;
        }
        round.log().outdated(slot.number());
        return Found.OUTDATED;
    }

    private Found take(Round round, SlotRow slot, SessionContent session, boolean asStored, CheckOutcome outcome) {
        if (outcome instanceof CheckOutcome.Unknown unknown) {
            return unknown(round, unknown.failure(), unknown.text());
        }
        if (outcome instanceof CheckOutcome.Lost lost) {
            noteIfEarly(round, slot);
            Found found = lost(round, slot, lost.how());
            return session.authorization().isPresent() && isHeldBack(round) ? Found.UNKNOWN : found;
        }
        if (outcome instanceof CheckOutcome.Alive alive) {
            alive(round, slot, session, asStored, alive);
            return Found.FINE;
        }
        return busy(round, slot);
    }

    /** Once a look: several sessions can be lost for one reason. */
    private void noteIfEarly(Round round, SlotRow slot) {
        Instant now = clock.now();
        Optional<Duration> age = slot.issuedAt()
                .map(issued -> Duration.between(issued, now))
                .filter(since -> since.compareTo(EARLY) < 0);
        if (age.isPresent() && !round.result().failures().contains(Failure.LOST_EARLY)) {
            failures.note(
                    round,
                    Failure.LOST_EARLY,
                    "session " + slot.number() + " was lost " + age.get().toSeconds()
                            + " s after its login: somebody else seems to log in as this user");
        }
    }

    /**
     * Where credentials go with each call, a session may be lost because they are wrong by now; then each further check is
     * one more wrong password. So the others are not tried before the login that is held back.
     */
    private boolean isHeldBack(Round round) {
        Optional<Instant> until = round.result().pause().until().filter(clock.now()::isBefore);
        until.ifPresent(time -> rows.checksNotBefore(round.name(), time));
        return until.isPresent();
    }

    private Found lost(Round round, SlotRow slot, String how) {
        rows.empty(slot.place(round.name()));
        if (slot.marked()) {
            round.result().suspectAll();
        }
        LoginPause pause = round.result().pause();
        Instant now = clock.now();
        round.log().lost(slot.number(), how, !pause.loginsFrom(now).isAfter(now));
        return Found.LOST;
    }

    /**
     * No client has it, so the call that it is busy with is one that nobody waits for any more; or the session is dead, and
     * that is how this upstream tells. Nobody knows until that call must be over.
     */
    private Found busy(Round round, SlotRow slot) {
        Instant now = clock.now();
        RefreshPlan plan = round.plan(slot);
        Instant seenAt = Stream.of(slot.checkedAt(), slot.usedAt())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(now);
        Duration busyFor = Duration.between(seenAt, now);
        if (busyFor.compareTo(plan.longestBusy(round.kept().settings().callTimeout())) > 0) {
            return lost(round, slot, "it was busy at each check for " + busyFor.toSeconds() + " s");
        }
        Instant next = plan.checkAt(now, jitter.next());
        rows.checkAt(slot.place(round.name()), next);
        round.log().busy(slot.number(), next);
        return Found.FINE;
    }

    private void alive(Round round, SlotRow slot, SessionContent session, boolean asStored, CheckOutcome.Alive found) {
        List<UpstreamCookie> renewed = found.renewed();
        Instant now = clock.now();
        Instant next = round.plan(slot).checkAt(now, jitter.next());
        if (asStored && new HashSet<>(session.cookies()).containsAll(renewed)) {
            rows.alive(slot.place(round.name()), now, next);
        } else {
            vault.store(
                    slot.nextPlace(round.name()),
                    NewContent.renewed(session, renewed),
                    times(round, slot, found.lifetime(), now, next));
        }
        round.result().foundAlive(now);
        round.log().alive(slot.number(), round.rules().oneCallAtATime(), next);
    }

    /** @param rolledOn to which lifetime from now on; empty if its end is the old one */
    private SlotRows.Times times(Round round, SlotRow slot, Optional<Duration> rolledOn, Instant now, Instant next) {
        Instant issuedAt = slot.issuedAt().orElse(now);
        if (rolledOn.isEmpty() || slot.expiresAt().isEmpty()) {
            return new SlotRows.Times(issuedAt, slot.expiresAt(), now, next, slot.refreshAt());
        }
        RefreshPlan plan = new RefreshPlan(rolledOn, round.rules().idle());
        return new SlotRows.Times(issuedAt, plan.expiresAt(now), now, next, plan.refreshAt(now, jitter.next()));
    }

    /** All its sessions are at one place, so none of them is tried before the next attempt. */
    private Found unknown(Round round, Failure failure, String text) {
        Instant next = failures.note(round, failure, text);
        rows.checksNotBefore(round.name(), next);
        return Found.UNKNOWN;
    }
}
