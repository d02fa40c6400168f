package dev.seans.admin;

import dev.seans.api.HealthReason;
import dev.seans.upstream.UpstreamStatus;
import java.util.Optional;

/** What of an upstream an operator should look at. Elsewhere's trouble: this node still does its work. */
final class UpstreamTrouble {

    private UpstreamTrouble() {}

    /** Empty if nothing is wrong, or the keeper was stopped on purpose. */
    static Optional<HealthReason> of(UpstreamStatus status) {
        return what(status)
                .map(what -> new HealthReason(
                        HealthReason.Code.UPSTREAM,
                        status.name().toString(),
                        status.lastErrorAt().orElse(null),
                        "upstream " + status.name() + ": " + what + lastError(status)));
    }

    private static Optional<String> what(UpstreamStatus status) {
        return switch (status.state()) {
            case STOPPED -> Optional.empty();
            case REFUSED ->
                Optional.of(
                        "it refuses the credentials; nobody logs in until they change, or an operator says refresh");
            case UNREADABLE -> Optional.of("the stored session cannot be decrypted; nothing is overwritten");
            default -> missingOrOverdue(status);
        };
    }

    private static Optional<String> missingOrOverdue(UpstreamStatus status) {
        if (status.overdue()) {
            return Optional.of("what is due has been waiting; no node seems to run a keeper");
        }
        return status.sessions() == 0 && status.consecutiveErrors() > 0
                ? Optional.of("there is no session, and the last attempt has failed")
                : Optional.empty();
    }

    private static String lastError(UpstreamStatus status) {
        return status.lastError().map(error -> "; the last error: " + error).orElse("");
    }
}
