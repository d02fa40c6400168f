package dev.seans.filter;

import dev.seans.identity.ClientOrigin;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.Sessions;
import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A request at an entry may open a session, in the scope of the filter that let it through.
 *
 * <p>The user is that of the Basic credentials, which the filter has verified; empty if there were none.
 */
public final class SessionEntry {

    private static final String ATTRIBUTE = SessionEntry.class.getName();

    private final Sessions sessions;
    private final String scope;
    private final Optional<String> user;
    private final ClientOrigin origin;

    SessionEntry(Sessions sessions, String scope, Optional<String> user, ClientOrigin origin) {
        this.sessions = sessions;
        this.scope = scope;
        this.user = user;
        this.origin = origin;
    }

    /** The entry of a request; empty if the request belongs to a session, or no filter is mapped on it. */
    public static Optional<SessionEntry> of(ServletRequest request) {
        return Optional.ofNullable((SessionEntry) request.getAttribute(ATTRIBUTE));
    }

    public Optional<String> user() {
        return user;
    }

    /** Where the request comes from, as far as proxies are trusted that tell it. */
    public ClientOrigin origin() {
        return origin;
    }

    /** How many live sessions the user has in this scope already. */
    public long liveSessions() {
        return sessions.countLive(scope, verifiedUser());
    }

    /**
     * Ends the user's session in this scope that was used least recently, if it was unused for that long and nobody needs it.
     *
     * @param endable which of some sessions may be ended
     * @return the key of the one that was ended
     */
    public Optional<SessionKey> endUnused(Duration idle, UnaryOperator<Set<SessionKey>> endable) {
        return sessions.endUnused(scope, verifiedUser(), idle, endable);
    }

    /**
     * Opens a session for the user.
     *
     * @param idle time after which it ends
     * @throws IllegalStateException without credentials: a session always belongs to somebody
     */
    public SessionId open(Duration idle) {
        return sessions.open(scope, verifiedUser(), origin.address().text(), idle);
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    private String verifiedUser() {
        return user.orElseThrow(
                () -> new IllegalStateException("A session cannot be opened without verified credentials"));
    }
}
