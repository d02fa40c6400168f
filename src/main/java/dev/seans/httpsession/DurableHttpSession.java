package dev.seans.httpsession;

import dev.seans.identity.SessionKey;
import dev.seans.session.SessionData;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionUpdate;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session of one request. Used by one request only, which may have several threads.
 *
 * <p>An attribute is deserialized when it is first asked for, once a request. At the end the attributes that the request
 * has seen and that can be changed in place are serialized again, and compared with their bytes: so a session is
 * written if something in it has changed, and only then. Each attribute is serialized by itself: an object that two of
 * them share is two objects in the next request.
 *
 * <p>Values hear that they are bound and unbound, as in Servlet 6.0, section 7.4: {@code valueBound} before the value
 * can be got, {@code valueUnbound} after it cannot be got any more, neither for the value that is set again. They hear
 * {@code sessionDidActivate} when they are deserialized, and {@code sessionWillPassivate} at the end of each request
 * that has seen them. What they throw is logged.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class DurableHttpSession implements HttpSession {

    /** Stands for "never" and for whatever is longer: rows that nobody may ever remove would be collected. */
    public static final Duration LONGEST_IDLE = Duration.ofDays(30);

    private static final Logger LOG = System.getLogger(DurableHttpSession.class.getName());

    private final ServletContext context;
    private final SessionLease lease;
    private final boolean isNew;
    private final SessionEnding ending;
    private final SessionRules rules;
    private final BoundAttributes attributes;
    private final ViewState state = new ViewState();
    private volatile SessionKey key;
    private volatile String owner;
    private volatile Duration idle;

    DurableHttpSession(
            ServletContext context, SessionLease lease, boolean isNew, SessionEnding ending, SessionRules rules) {
        this.context = context;
        this.lease = lease;
        this.isNew = isNew;
        this.ending = ending;
        this.rules = rules;
        key = lease.session().key();
        owner = lease.session().user();
        idle = lease.session().idle();
        ValueListeners listeners = new ValueListeners(this, () -> key.prefix());
        attributes = new BoundAttributes(
                new Attributes(lease.data(), rules.codec(), rules.limits(), listeners), listeners, this::tell);
    }

    /**
     * What must be written when the request gives the session back; tells values that they are passivated. Nothing, if
     * the session has been invalidated, or if this access may not change it.
     *
     * @param user the owner of the session from now on; empty if there is none: an owner makes it important
     * @throws UnsavableSessionException if a value has changed in place into what cannot be kept. It is in the log
     *     already; give the session back with {@link SessionUpdate#NOTHING}, and answer 500 if that is still possible
     */
    public SessionUpdate update(String user) {
        if (!state.isOpen()) {
            return SessionUpdate.NOTHING;
        }
        attributes.passivate();
        return lease.access().mayChange() ? changes(user) : SessionUpdate.NOTHING;
    }

    /**
     * The session has a new id, and maybe an owner; tells {@link SessionIdChanged}.
     *
     * @param user the owner from now on; empty if there is none
     */
    public void idChanged(SessionKey newKey, String user) {
        SessionKey previous = key;
        key = newKey;
        owner = user;
        rules.observers().tell(new SessionIdChanged(newKey, user, previous));
    }

    /** From now on every use throws, with this sentence: the request has given the session back. */
    public void close(String why) {
        state.close(why);
    }

    /** The session has been invalidated by the application. */
    public boolean isInvalidated() {
        return state.isInvalidated();
    }

    @Override
    public long getCreationTime() {
        state.requireReadable();
        return lease.session().createdAt().toEpochMilli();
    }

    /** The key of the session, never its id: applications log what this gives. Answers in any state. */
    @Override
    public String getId() {
        return key.hex();
    }

    @Override
    public long getLastAccessedTime() {
        state.requireReadable();
        return lease.session().lastAccessAt().toEpochMilli();
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    /** Zero or less, which is "never" in Servlet 6.0, and more than {@link #LONGEST_IDLE} mean {@link #LONGEST_IDLE}. */
    @Override
    public void setMaxInactiveInterval(int interval) {
        state.requireNotClosed();
        requireChangeable();
        Duration asked = Duration.ofSeconds(interval);
        boolean isBounded = interval > 0 && asked.compareTo(LONGEST_IDLE) <= 0;
        if (!isBounded) {
            LOG.log(
                    Level.DEBUG,
                    "session {0}: setMaxInactiveInterval({1}) is taken as {2} days, which is the longest there is",
                    key,
                    Integer.toString(interval),
                    Long.toString(LONGEST_IDLE.toDays()));
        }
        idle = isBounded ? asked : LONGEST_IDLE;
    }

    /** A part of a second is rounded up. */
    @Override
    public int getMaxInactiveInterval() {
        state.requireNotClosed();
        return (int) Math.min(idle.plusNanos(999_999_999).toSeconds(), Integer.MAX_VALUE);
    }

    /** The value, the same object for all threads of the request; null also if its bytes cannot be read any more. */
    @Override
    public @Nullable Object getAttribute(@Nullable String name) {
        state.requireReadable();
        return name == null ? null : attributes.get(name);
    }

    /** The names of this moment: the session may be changed while they are gone through. */
    @Override
    public Enumeration<String> getAttributeNames() {
        state.requireReadable();
        return Collections.enumeration(attributes.names());
    }

    /**
     * Keeps a value, which is serialized at once to see whether it can be kept.
     *
     * @param value null removes the attribute
     * @throws IllegalArgumentException if the name is null; if the value, or a part of it, is not serializable or not
     *     of an allowed class; or if the session would become too large. The attribute stays as it was then
     * @throws IllegalStateException if the session is invalidated, given back, or may only be read
     */
    @Override
    public void setAttribute(@Nullable String name, @Nullable Object value) {
        if (name == null) {
            throw new IllegalArgumentException("An attribute needs a name");
        }
        if (value == null) {
            removeAttribute(name);
            return;
        }
        state.requireOpen();
        requireChangeable();
        attributes.set(name, value);
    }

    @Override
    public void removeAttribute(@Nullable String name) {
        state.requireOpen();
        requireChangeable();
        if (name != null) {
            attributes.remove(name);
        }
    }

    /**
     * Ends the session: first in the database, so that no other request gets it any more; then its values hear that they
     * are unbound; then {@link SessionEnded} is told.
     */
    @Override
    public void invalidate() {
        state.requireOpen();
        requireChangeable();
        state.end(ending);
        try {
            attributes.removeAll();
        } finally {
            state.ended();
        }
        rules.observers().tell(new SessionEnded(key, owner, SessionEnded.Reason.INVALIDATED));
    }

    @Override
    public boolean isNew() {
        state.requireReadable();
        return isNew;
    }

    /** Shows no attribute. */
    @Override
    public String toString() {
        return "session " + key;
    }

    private Optional<SessionData> changedData() {
        try {
            return attributes.changed();
        } catch (UnsavableSessionException unsavable) {
            LOG.log(
                    Level.ERROR,
                    "session {0}: nothing that this request has changed is saved, the session stays as the request before"
                            + " has left it: {1}",
                    key,
                    unsavable.getMessage());
            throw unsavable;
        }
    }

    private SessionUpdate changes(String user) {
        Optional<Duration> newIdle = idle.equals(lease.session().idle()) ? Optional.empty() : Optional.of(idle);
        boolean isAsItWas =
                attributes.areUntouched() && user.equals(lease.session().user());
        return isAsItWas
                ? new SessionUpdate(Optional.empty(), newIdle, Optional.empty())
                : new SessionUpdate(changedData(), newIdle, newImportance(user));
    }

    private Optional<Boolean> newImportance(String user) {
        boolean isImportant = rules.importance().of(user, attributes.names());
        return isImportant == lease.session().important() ? Optional.empty() : Optional.of(isImportant);
    }

    private void tell(String name, SessionAttributeChanged.Change change) {
        rules.observers().tell(new SessionAttributeChanged(key, owner, name, change));
    }

    private void requireChangeable() {
        if (!lease.access().mayChange()) {
            throw new IllegalStateException(
                    ("This URL is mapped with access=%s, so its session cannot be changed: map it"
                                    + " with access=exclusive in web.xml")
                            .formatted(lease.access().name().toLowerCase(Locale.ROOT)));
        }
    }
}
