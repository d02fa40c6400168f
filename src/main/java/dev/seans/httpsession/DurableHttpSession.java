package dev.seans.httpsession;

import dev.seans.identity.SessionKey;
import dev.seans.session.SessionUpdate;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** The session of one request. Used by one request only, which may have several threads. */
@SuppressWarnings("DoNotCallSuggester")
public final class DurableHttpSession implements HttpSession {

    DurableHttpSession() {}

    /**
     * What must be written when the request gives the session back; tells values that they are passivated.
     *
     * @param user the owner of the session from now on; empty if there is none: an owner makes it important
     */
    public SessionUpdate update(String user) {
        throw new UnsupportedOperationException();
    }

    /** The session has a new id, and maybe an owner. */
    public void idChanged(SessionKey key) {
        throw new UnsupportedOperationException();
    }

    /** From now on every use throws, with this sentence: the request has given the session back. */
    public void close(String why) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getCreationTime() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getId() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getLastAccessedTime() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServletContext getServletContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setMaxInactiveInterval(int interval) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getMaxInactiveInterval() {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeAttribute(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void invalidate() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isNew() {
        throw new UnsupportedOperationException();
    }
}
