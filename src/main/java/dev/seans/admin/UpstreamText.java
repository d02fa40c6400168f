package dev.seans.admin;

import dev.seans.upstream.UpstreamState;
import dev.seans.upstream.UpstreamStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the keeping of upstreams stands, for people: a line with name, state and number of sessions for each, and indented
 * lines below it. Scripts may rely on the first line.
 */
final class UpstreamText {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final Instant now;

    UpstreamText(Instant now) {
        this.now = now;
    }

    String of(List<UpstreamStatus> statuses) {
        if (statuses.isEmpty()) {
            return "No upstreams: the setting seans.upstreams is empty.\n";
        }
        return statuses.stream().map(this::of).collect(Collectors.joining());
    }

    private String of(UpstreamStatus status) {
        return "%s: %s, %d of %d sessions\n"
                        .formatted(status.name().text(), status.state(), status.sessions(), status.wanted())
                + line("expires", status.expiresAt().map(this::moment).orElse("unknown"))
                + line("last check", status.checkedAt().map(this::moment).orElse("none"))
                + line("last success", status.lastSuccessAt().map(this::moment).orElse("none"))
                + line("counts", counts(status))
                + line("last error", error(status).orElse("none"))
                + line("next", next(status));
    }

    private static String line(String title, String text) {
        return "  " + (title + "              ").substring(0, "last success  ".length()) + text + "\n";
    }

    private static String counts(UpstreamStatus status) {
        return "%d logins (%d of them refreshes), %d checks, %d errors (%d in a row)"
                .formatted(
                        status.logins(),
                        status.refreshes(),
                        status.checks(),
                        status.errors(),
                        status.consecutiveErrors());
    }

    private Optional<String> error(UpstreamStatus status) {
        return status.lastError()
                .map(text -> status.lastErrorAt().map(at -> moment(at) + ": ").orElse("") + text);
    }

    private String next(UpstreamStatus status) {
        if (status.state() == UpstreamState.STOPPED) {
            return "nothing, until an operator says start";
        }
        String next = status.nextAttemptAt()
                .map(at -> "attempt " + moment(at))
                .orElseGet(() -> "look " + moment(status.dueAt()));
        String refused = status.state() == UpstreamState.REFUSED
                ? "; no login until the credentials change, or an operator says refresh"
                : "";
        return next + refused + (status.overdue() ? "; OVERDUE: no node seems to run a keeper" : "");
    }

    private String moment(Instant at) {
        long seconds = Duration.between(now, at).toSeconds();
        String distance = seconds >= 0 ? "in " + length(seconds) : length(-seconds) + " ago";
        return at.truncatedTo(ChronoUnit.SECONDS) + " (" + distance + ")";
    }

    private static String length(long seconds) {
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " min";
        }
        return seconds < DAY
                ? "%d h %d min".formatted(seconds / HOUR, seconds % HOUR / MINUTE)
                : "%d d %d h".formatted(seconds / DAY, seconds % DAY / HOUR);
    }
}
