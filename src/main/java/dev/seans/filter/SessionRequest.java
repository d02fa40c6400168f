package dev.seans.filter;

import dev.seans.database.DatabaseException;
import dev.seans.identity.IdSource;
import dev.seans.identity.RequestedId;
import dev.seans.identity.SessionKey;
import dev.seans.session.Access;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request whose sessions are ours. Wherever the API speaks of a session id, this gives the session key: applications
 * write what they get here into logs and pages, and the id is a secret that no servlet needs.
 */
final class SessionRequest extends HttpServletRequestWrapper {

    private final HttpServletResponse response;
    private final RequestPassage passage;
    private final RequestSession session;

    SessionRequest(HttpServletRequest request, HttpServletResponse response, RequestPassage passage) {
        super(request);
        this.response = response;
        this.passage = passage;
        this.session = passage.session();
    }

    boolean isOf(RequestPassage other) {
        return passage.equals(other);
    }

    /** What is dispatched later sees the session, too: the container would take its own request for that. */
    @Override
    public AsyncContext startAsync() {
        return passage.end().deferTo(super.startAsync(this, response));
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return passage.end().deferTo(super.startAsync(request, response));
    }

    @Override
    public HttpSession getSession() {
        HttpSession mine = getSession(true);
        if (mine == null) {
            throw new IllegalStateException("The request has no session");
        }
        return mine;
    }

    @Override
    @SuppressWarnings("NullAway") // the API's contract: null where there is none
    public @Nullable HttpSession getSession(boolean create) {
        if (session.access() != Access.NONE) {
            return sessionFromDatabase(create);
        }
        if (create) {
            throw withoutAccess();
        }
        return null;
    }

    private @Nullable HttpSession sessionFromDatabase(boolean create) {
        try {
            return session.get(create);
        } catch (DatabaseException unreachable) {
            passage.end().noteFailure(unreachable);
            throw unreachable;
        }
    }

    @Override
    public String changeSessionId() {
        if (session.access() == Access.NONE) {
            throw withoutAccess();
        }
        return session.changeId().hex();
    }

    private static IllegalStateException withoutAccess() {
        return new IllegalStateException("This URL is mapped with access=none, so it has no HttpSession:"
                + " use SessionIdentity.of(request), or map it with another access in web.xml");
    }

    @Override
    @SuppressWarnings("NullAway") // the API's contract: null where there is none
    public @Nullable String getRequestedSessionId() {
        return session.visitor().key().map(SessionKey::hex).orElse(null);
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        return session.isOfTheRequestedId();
    }

    @Override
    public boolean isRequestedSessionIdFromCookie() {
        return requestedSource().filter(source -> source == IdSource.COOKIE).isPresent();
    }

    @Override
    public boolean isRequestedSessionIdFromURL() {
        return requestedSource().filter(source -> source == IdSource.URL).isPresent();
    }

    private Optional<IdSource> requestedSource() {
        return session.visitor().present().map(RequestedId.Present::source);
    }

    @Override
    public void login(String user, String password) throws ServletException {
        ContainerLogin.login((HttpServletRequest) getRequest(), user, password);
        loggedIn(ContainerLogin.user((HttpServletRequest) getRequest()).orElse(user));
    }

    @Override
    public boolean authenticate(HttpServletResponse answer) throws IOException, ServletException {
        boolean authenticated = super.authenticate(answer);
        if (authenticated) {
            loggedIn(ContainerLogin.user((HttpServletRequest) getRequest()).orElse(""));
        }
        return authenticated;
    }

    private void loggedIn(String user) throws ServletException {
        try {
            session.loggedIn(user);
        } catch (ServletException notInThisSession) {
            logout();
            throw notInThisSession;
        }
    }

    @Override
    public void logout() throws ServletException {
        super.logout();
        session.loggedOut();
    }
}
