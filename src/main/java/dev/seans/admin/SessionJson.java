package dev.seans.admin;

import dev.seans.api.JsonFields;
import dev.seans.session.SessionView;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sessions as JSON. */
final class SessionJson {

    private SessionJson() {}

    /** A page; the next one begins behind its last row. */
    static JsonValue list(List<SessionView> sessions, int limit) {
        Long next = sessions.size() < limit
                ? null
                : sessions.get(sessions.size() - 1).number();
        return JsonFields.object()
                .add("sessions", JsonFields.array(sessions, SessionJson::of))
                .add("next", JsonFields.value(next))
                .build();
    }

    static JsonValue of(SessionView session) {
        return JsonFields.object()
                .add("id", session.number())
                .add("key", session.key())
                .add("scope", session.scope())
                .add("user", session.user())
                .add("address", session.address())
                .add("publication", JsonFields.value(session.publication()))
                .add("service", JsonFields.value(session.service()))
                .add("slot", JsonFields.value(session.slot()))
                .add("important", session.important())
                .add("createdAt", JsonFields.value(session.createdAt()))
                .add("lastAccessAt", JsonFields.value(session.lastAccessAt()))
                .add("expiresAt", JsonFields.value(session.expiresAt()))
                .add("holder", holder(session.holder()))
                .add("waiting", session.waiting())
                .build();
    }

    private static JsonValue holder(SessionView.@Nullable Holder holder) {
        if (holder == null) {
            return JsonValue.NULL;
        }
        return JsonFields.object()
                .add("kind", holder.access().name().toLowerCase(Locale.ROOT))
                .add("node", JsonFields.value(holder.node()))
                .add("readers", holder.readers())
                .add("until", JsonFields.value(holder.until()))
                .build();
    }
}
