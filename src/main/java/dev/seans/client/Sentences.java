package dev.seans.client;

import dev.seans.database.DatabaseError;
import dev.seans.upstream.UpstreamJudgement;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What clients are told when they have no session: which upstream, what is wrong, since when, and what to do. */
final class Sentences {

    private static final String ON_THE_KEEPER = " on the server that keeps it";

    private Sentences() {}

    static String unknown(UpstreamName name) {
        return name + ": no upstream of this name is kept in this database: add it to seans.upstreams" + ON_THE_KEEPER
                + ", or correct the name";
    }

    static String databaseUnreachable(UpstreamName name, Optional<Look> last, Throwable cause) {
        String since = last.map(
                        look -> ", the last answer came at " + look.view().at())
                .orElse("");
        return name + ": the database with its session cannot be read (" + kind(cause) + since + "): "
                + whatToDo(cause);
    }

    private static String whatToDo(Throwable cause) {
        return DatabaseError.isLocked(cause)
                ? "its H2 file is open in another process, and one at a time can have it: if that is the server with the keeper,"
                        + " take the cookies by GET /api/upstreams/<name>/cookies there, or use PostgreSQL for both"
                : "see whether it runs, and whether this server reaches it";
    }

    private static String kind(Throwable cause) {
        Throwable root = cause.getCause() == null ? cause : cause.getCause();
        return root.getClass().getSimpleName();
    }

    static String stopped(UpstreamCopy view, String loss) {
        return view.name() + ": " + loss + ", and an operator has stopped its keeper: run keeper.sh start "
                + view.name() + ON_THE_KEEPER;
    }

    static String overdue(UpstreamCopy view, String loss) {
        return view.name() + ": " + loss + ", and no keeper has looked after it since "
                + UpstreamJudgement.unattendedSince(view.upstream())
                + ": start the server that keeps it, or run keeper.sh status " + view.name()
                + " there";
    }

    static String unattended(UpstreamCopy view, String loss, Duration waited) {
        return view.name() + ": " + loss + ", and no keeper has looked at that for " + waited.toSeconds()
                + " s: start the server that keeps it, or run keeper.sh status " + view.name() + " there";
    }

    static String refused(UpstreamCopy view, String loss, Instant since) {
        return view.name() + ": " + loss + ", and the upstream has refused the keeper's user or password since " + since
                + ": correct them in the settings, or run keeper.sh refresh " + view.name() + ON_THE_KEEPER;
    }

    static String refusedTwice(UpstreamName name) {
        return name + ": the upstream has refused a second session, which the keeper had proved: see whether its user"
                + " may do what was called, or run keeper.sh status " + name + ON_THE_KEEPER;
    }

    static String expired(UpstreamCopy view, String loss) {
        UpstreamRow row = view.upstream();
        return view.name() + ": " + loss + ", and the keeper has not made another one yet"
                + row.lastError().map(error -> lastError(row, error)).orElse("")
                + row.nextAttemptAt()
                        .filter(view.at()::isBefore)
                        .map(next -> "; it tries again at " + next)
                        .orElse("")
                + row.leaseUntil()
                        .filter(view.at()::isBefore)
                        .map(end -> "; a keeper is at it, and if its node has died, another one goes on at " + end)
                        .orElse("")
                + ": run keeper.sh status " + view.name() + ON_THE_KEEPER;
    }

    private static String lastError(UpstreamRow row, String error) {
        return "; its last error" + row.lastErrorAt().map(at -> ", at " + at).orElse("") + ": " + error;
    }

    static String allBusy(UpstreamName name, int slots, Duration waited) {
        return name + ": all " + slots + " sessions had a call for " + waited.toSeconds()
                + " s: call less at a time, or raise seans.upstream." + name + ".sessions" + ON_THE_KEEPER;
    }

    static String unreadable(UpstreamName name, String why) {
        return name + ": the stored session cannot be read here: " + why;
    }
}
