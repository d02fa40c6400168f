package dev.seans.admin;

import dev.seans.api.JsonFields;
import dev.seans.upstream.UpstreamStatus;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** How the keeping of upstreams stands, as JSON; no secret. */
final class UpstreamJson {

    private UpstreamJson() {}

    static JsonValue list(List<UpstreamStatus> statuses) {
        return JsonFields.object()
                .add("upstreams", JsonFields.array(statuses, UpstreamJson::of))
                .build();
    }

    static JsonObject of(UpstreamStatus status) {
        return JsonFields.object()
                .add("name", status.name().text())
                .add("state", status.state().name())
                .add("sessions", status.sessions())
                .add("wanted", status.wanted())
                .add("issuedAt", value(status.issuedAt()))
                .add("expiresAt", value(status.expiresAt()))
                .add("checkedAt", value(status.checkedAt()))
                .add("overdue", status.overdue())
                .add("logins", status.logins())
                .add("refreshes", status.refreshes())
                .add("checks", status.checks())
                .add("errors", status.errors())
                .add("consecutiveErrors", status.consecutiveErrors())
                .add("lastError", value(status.lastError()))
                .add("lastErrorAt", value(status.lastErrorAt()))
                .add("lastSuccessAt", value(status.lastSuccessAt()))
                .add("nextAttemptAt", value(status.nextAttemptAt()))
                .add("dueAt", JsonFields.value(status.dueAt()))
                .build();
    }

    private static JsonValue value(Optional<?> value) {
        return JsonFields.value(value.orElse(null));
    }
}
