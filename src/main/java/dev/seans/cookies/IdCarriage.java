package dev.seans.cookies;

import dev.seans.identity.IdSource;
import dev.seans.identity.RequestedId;
import dev.seans.identity.SessionId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the id of one request's session came, and how it goes back: one of the URL in further URLs, one of the header not
 * at all, any other in the cookie. An id of the URL never becomes a cookie.
 */
public final class IdCarriage {

    private final IdTelling telling;
    private IdSource source = IdSource.COOKIE;
    private @Nullable SessionId inUrls;
    private boolean hushed;

    public IdCarriage(IdTelling telling) {
        this.telling = telling;
    }

    public IdSource source() {
        return source;
    }

    public Optional<SessionId> inUrls() {
        return Optional.ofNullable(inUrls);
    }

    public void cameWith(RequestedId.Present present) {
        source = present.source();
        inUrls = source == IdSource.URL ? present.id() : null;
    }

    /** As an earlier passage of the same request has left it. */
    public void goesOnFrom(IdCarriage before) {
        source = before.source;
        inUrls = before.inUrls;
        hushed = before.hushed;
    }

    /** From now on the client hears of no id. */
    public void hush() {
        hushed = true;
    }

    public void speakAgain() {
        hushed = false;
    }

    public boolean isHushed() {
        return hushed;
    }

    /** The id that came is no good. */
    public void forget() {
        inUrls = null;
    }

    public boolean isTooLate() {
        return telling.isTooLate();
    }

    /** Whether a cookie would reach the client, and replace the id that it has sent. */
    public boolean canReplaceCookie() {
        return source == IdSource.COOKIE && !telling.isTooLate();
    }

    public void requireTellable() {
        if (telling.isTooLate()) {
            throw IdTelling.tooLate();
        }
    }

    public void requireReplaceable() {
        if (source == IdSource.HEADER || telling.isTooLate()) {
            throw new IllegalStateException("The session cannot get a new id, because the client could not be told:"
                    + " its id comes in a header, or a part of the response is on its way");
        }
    }

    public void replaceBy(SessionId id) {
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
