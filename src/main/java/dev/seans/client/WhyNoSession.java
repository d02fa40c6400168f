package dev.seans.client;

import dev.seans.client.UpstreamSessionException.Reason;
import dev.seans.upstream.SessionPlace;
import dev.seans.upstream.UpstreamJudgement;
import dev.seans.upstream.UpstreamRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells the reasons apart why a client has no session to call with. */
final class WhyNoSession {

    private WhyNoSession() {}

    /**
     * The reason, when nothing was waited for.
     *
     * @param lost the session that the upstream did not know; empty if there was none
     */
    static UpstreamSessionException of(Look look, Optional<SessionPlace> lost) {
        return whatIsKnown(look, loss(look, lost))
                .orElseGet(() -> exception(Reason.SESSION_EXPIRED, Sentences.expired(look.view(), loss(look, lost))));
    }

    /** The reason, after a new session has not come in that time. */
    static UpstreamSessionException afterWaiting(Look look, Optional<SessionPlace> lost, Duration waited) {
        String loss = loss(look, lost);
        return whatIsKnown(look, loss)
                .or(() -> isUnattended(look, lost)
                        ? Optional.of(exception(Reason.KEEPER_STOPPED, Sentences.unattended(look.view(), loss, waited)))
                        : Optional.empty())
                .orElseGet(() -> exception(Reason.SESSION_EXPIRED, Sentences.expired(look.view(), loss)));
    }

    private static Optional<UpstreamSessionException> whatIsKnown(Look look, String loss) {
        UpstreamCopy view = look.view();
        Optional<String> unreadable = view.slots().stream()
                .flatMap(slot -> slot.unreadable().stream())
                .findFirst();
        if (unreadable.isPresent()) {
            return Optional.of(exception(Reason.UNREADABLE, Sentences.unreadable(view.name(), unreadable.get())));
        }
        if (view.upstream().stopped()) {
            return Optional.of(exception(Reason.KEEPER_STOPPED, Sentences.stopped(view, loss)));
        }
        if (UpstreamJudgement.isOverdue(view.upstream(), look.now())) {
            return Optional.of(exception(Reason.KEEPER_STOPPED, Sentences.overdue(view, loss)));
        }
        return view.upstream()
                .refusedAt()
                .map(since -> exception(Reason.UPSTREAM_REFUSES, Sentences.refused(view, loss, since)));
    }

    /** A keeper that works looks at a mark within a second or two. */
    private static boolean isUnattended(Look look, Optional<SessionPlace> lost) {
        UpstreamRow upstream = look.view().upstream();
        Instant now = look.now();
        boolean stillMarked = lost.flatMap(look.view()::version)
                .filter(slot -> slot.row().marked() && slot.row().filled())
                .isPresent();
        return stillMarked && !upstream.isLeased(now) && !upstream.isBackingOff(now);
    }

    private static String loss(Look look, Optional<SessionPlace> lost) {
        if (lost.isPresent()) {
            return "the upstream does not know its session any more";
        }
        return look.view().slots().stream()
                .filter(slot -> slot.content().isPresent())
                .flatMap(slot -> slot.row().expiresAt().stream())
                .max(Instant::compareTo)
                .map(end -> "its session ended at " + end)
                .orElse("there is no session");
    }

    private static UpstreamSessionException exception(Reason reason, String message) {
        return new UpstreamSessionException(reason, message);
    }
}
