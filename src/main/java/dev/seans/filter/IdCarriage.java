package dev.seans.filter;

import dev.seans.identity.IdSource;
import dev.seans.identity.RequestedId;
import dev.seans.identity.SessionId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the id of one request's session came, and how it goes back: one of the URL in further URLs, one of the header not
 * at all, any other in the cookie. An id of the URL never becomes a cookie.
 */
final class IdCarriage {

    private final IdTelling telling;
    private IdSource source = IdSource.COOKIE;
    private @Nullable SessionId inUrls;
    private boolean hushed;

    IdCarriage(IdTelling telling) {
        this.telling = telling;
    }

    IdSource source() {
        return source;
    }

    Optional<SessionId> inUrls() {
        return Optional.ofNullable(inUrls);
    }

    void cameWith(RequestedId.Present present) {
        source = present.source();
        inUrls = source == IdSource.URL ? present.id() : null;
    }

    /** As an earlier passage of the same request has left it. */
    void goesOnFrom(IdCarriage before) {
        source = before.source;
        inUrls = before.inUrls;
        hushed = before.hushed;
    }

    /** From now on the client hears of no id. */
    void hush() {
        hushed = true;
    }

    void speakAgain() {
        hushed = false;
    }

    boolean isHushed() {
        return hushed;
    }

    /** The id that came is no good. */
    void forget() {
        inUrls = null;
    }

    boolean isTooLate() {
        return telling.isTooLate();
    }

    /** Whether a cookie would reach the client, and replace the id that it has sent. */
    boolean canReplaceCookie() {
        return source == IdSource.COOKIE && !telling.isTooLate();
    }

    void requireTellable() {
        if (telling.isTooLate()) {
            throw IdTelling.tooLate();
        }
    }

    void requireReplaceable() {
        if (source == IdSource.HEADER || telling.isTooLate()) {
            throw new IllegalStateException("The session cannot get a new id, because the client could not be told:"
                    + " its id comes in a header, or a part of the response is on its way");
        }
    }

    void replaceBy(SessionId id) {
        if (hushed) {
            return;
        }
        if (source == IdSource.URL) {
            inUrls = id;
        } else {
            telling.tell(id);
        }
    }
}
