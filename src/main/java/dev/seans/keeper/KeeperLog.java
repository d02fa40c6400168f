package dev.seans.keeper;

import dev.seans.login.Failure;
import dev.seans.settings.UpstreamSetting;
import dev.seans.upstream.ErrorText;
import dev.seans.upstream.UpstreamName;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What the keeper tells of its work at an upstream: each line says what follows, and what comes next. */
record KeeperLog(UpstreamName name) {

    private static final Logger LOG = System.getLogger(KeeperLog.class.getName());

    void loggedIn(int slot, boolean replaced, Optional<Instant> end, Instant nextCheck) {
        LOG.log(
                Level.INFO,
                replaced
                        ? "{0}: replaced session {1} by a new one; it {2}, the next check is at {3}"
                        : "{0}: logged in for session {1}; it {2}, the next check is at {3}",
                name,
                Integer.toString(slot),
                end.map(time -> "ends at " + seconds(time)).orElse("lives until a check finds it lost"),
                seconds(nextCheck));
    }

    void shortLived(Duration told) {
        LOG.log(
                Level.WARNING,
                "{0}: the login tells that its session lives {1} s only, so the keeper logs in that often. If a session"
                        + " lives longer, another cookie than the session''s tells so: name the session''s with {2}, or"
                        + " see whether {3} is right",
                name,
                Long.toString(told.toSeconds()),
                UpstreamSetting.COOKIES.key(name.text()),
                UpstreamSetting.EXPIRY_FIELD.key(name.text()));
    }

    void alive(int slot, boolean often, Instant nextCheck) {
        LOG.log(
                often ? Level.DEBUG : Level.INFO,
                "{0}: session {1} lives; the next check is at {2}",
                name,
                Integer.toString(slot),
                seconds(nextCheck));
    }

    void busy(int slot, Instant nextCheck) {
        LOG.log(
                Level.DEBUG,
                "{0}: session {1} is busy with a call that no client waits for; the next check is at {2}",
                name,
                Integer.toString(slot),
                seconds(nextCheck));
    }

    void lost(int slot, String how, boolean mayLogIn) {
        LOG.log(
                Level.INFO,
                "{0}: session {1} is lost ({2}); {3}",
                name,
                Integer.toString(slot),
                how,
                mayLogIn ? "the keeper logs in now" : "the keeper logs in when its pause is over");
    }

    void failed(Failure failure, String text, Instant next) {
        LOG.log(
                Level.WARNING,
                "{0}: {1}: {2}. What is stored stays in use; the next attempt is at {3}",
                name,
                failure,
                ErrorText.of(text),
                seconds(next));
    }

    void refused(String text) {
        LOG.log(
                Level.ERROR,
                "{0}: the login was refused: {1}. So that the account is not locked, nobody logs in again until user,"
                        + " password, address or login path have changed, or an operator says refresh",
                name,
                ErrorText.of(text));
    }

    void takenAway(int slot) {
        LOG.log(
                Level.WARNING,
                "{0}: session {1} is used no more, and not finished: its calls would carry the refused credentials; the"
                        + " keeper makes a new one when it may log in again",
                name,
                Integer.toString(slot));
    }

    void rearmed() {
        LOG.log(
                Level.INFO,
                "{0}: the credentials have changed since they were refused; the keeper logs in again",
                name);
    }

    void sealedAnew(int slot) {
        LOG.log(
                Level.INFO,
                "{0}: session {1} is encrypted with the first key from now on",
                name,
                Integer.toString(slot));
    }

    void refusedSealedAnew() {
        LOG.log(Level.INFO, "{0}: the refused credentials are remembered with the first key from now on", name);
    }

    void memorySealedAnew() {
        LOG.log(Level.INFO, "{0}: what the login keeps is encrypted with the first key from now on", name);
    }

    void finished(int slot, String why) {
        LOG.log(Level.INFO, "{0}: finished session {1}: {2}", name, Integer.toString(slot), why);
    }

    void surplus(int slot) {
        LOG.log(
                Level.WARNING,
                "{0}: another keeper has stored session {1} meanwhile; the one of this keeper is finished",
                name,
                Integer.toString(slot));
    }

    void foreign(int slot) {
        LOG.log(
                Level.WARNING,
                "{0}: another node has stored session {1} with other settings than those of this node; this node leaves it"
                        + " alone. Give all nodes the same settings and credentials, and then say refresh",
                name,
                Integer.toString(slot));
    }

    void outdated(int slot) {
        LOG.log(
                Level.INFO,
                "{0}: session {1} was made at another address, or with other credentials, than the settings say; it is sent"
                        + " nowhere, and replaced when the keeper has logged in",
                name,
                Integer.toString(slot));
    }

    void stopped() {
        LOG.log(
                Level.INFO,
                "{0}: an operator has stopped the keeper while it was at work; it asks the upstream nothing more until"
                        + " somebody says start",
                name);
    }

    void brokenOff() {
        LOG.log(
                Level.INFO,
                "{0}: the application ends on this node while the upstream has not answered; the next keeper, here or on"
                        + " another node, asks it anew at once. If that was a login, the upstream may end a session in its"
                        + " time that nobody uses",
                name);
    }

    void notFinished() {
        LOG.log(
                Level.INFO,
                "{0}: a session that is needed no more was made at another address, or with other credentials, than the"
                        + " settings say: it is not finished, and the upstream ends it in its time",
                name);
    }

    void takenOver() {
        LOG.log(
                Level.WARNING,
                "{0}: this keeper took longer than its lease, and another one has taken over; what this one was about"
                        + " to do is left to that one",
                name);
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
