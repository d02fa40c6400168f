package dev.seans.admin;

import dev.seans.exchange.ExchangeCourse;
import dev.seans.registry.ImportState;
import dev.seans.registry.SourceImports;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What became of an exchange. */
enum ExchangeOutcome {
    COMPLETED,
    FAILED,
    CANCELLED,
    RUNNING,
    /** Files were uploaded, and nobody has asked for their import. */
    NOT_IMPORTED,
    /** No file was uploaded. */
    NOTHING;

    /** So long after its last request 1C may still be sending: that request is noted once a minute. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(3);

    /** @param end of its newest import; empty if it has none, or none any more */
    static ExchangeOutcome of(ExchangeCourse course, Optional<SourceImports.Newest> end, Instant now) {
        if (end.isPresent()) {
            return of(end.get());
        }
        if (course.files() == 0) {
            return NOTHING;
        }
        return course.exchange().lastAccessAt().isAfter(now.minus(UNDER_WAY)) ? RUNNING : NOT_IMPORTED;
    }

    private static ExchangeOutcome of(SourceImports.Newest end) {
        if (end.state().isActive()) {
            return RUNNING;
        }
        if (end.state() == ImportState.COMPLETED) {
            return COMPLETED;
        }
        return end.isCancelled() ? CANCELLED : FAILED;
    }
}
