package dev.seans.filter;

import dev.seans.database.DatabaseException;
import dev.seans.httpsession.DurableHttpSession;
import dev.seans.httpsession.HttpSessions;
import dev.seans.httpsession.SessionEnding;
import dev.seans.identity.IdSource;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.OpenedSession;
import dev.seans.session.Renewal;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionUpdate;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A session that a request has taken, with the view that its servlet has of it, once it has asked. */
final class HeldSession {

    private static final Logger LOG = System.getLogger(SessionIdentityFilter.class.getName());

    private final boolean isNew;
    private SessionReturn way;
    private SessionLease lease;
    private boolean hasNewId;
    private @Nullable DurableHttpSession view;
    private @Nullable String closedBecause;

    HeldSession(SessionReturn way, SessionLease lease, boolean isNew) {
        this.way = way;
        this.lease = lease;
        this.isNew = isNew;
    }

    /** It has got a new id during this request. */
    HeldSession withNewId() {
        hasNewId = true;
        return this;
    }

    /** The session goes another way when it is given back. */
    void goes(SessionReturn otherWay) {
        way = otherWay;
    }

    /** Whether the client came with an id that the session had before. */
    boolean isByFormerId() {
        return lease.byPreviousKey();
    }

    SessionKey key() {
        return lease.session().key();
    }

    /** Empty if nobody has logged in. */
    String owner() {
        return lease.session().user();
    }

    /** Throws {@link IllegalStateException} where the session may only be read. */
    void requireChangeable() {
        if (!lease.access().mayChange()) {
            throw new IllegalStateException("This URL is mapped with access=%s, so its session cannot be changed:"
                            .formatted(lease.access().name().toLowerCase(Locale.ROOT))
                    + " map it with access=exclusive in web.xml");
        }
    }

    DurableHttpSession view(HttpSessions views, ServletContext context, SessionEnding ending) {
        DurableHttpSession known = view;
        if (known == null) {
            known = views.view(context, way.shown(lease), isNew, ending);
            view = known;
            if (closedBecause != null) {
                known.close(closedBecause);
            }
        }
        return known;
    }

    /**
     * Gives the session a new id, and maybe an owner.
     *
     * @throws IllegalStateException if the session was lost meanwhile
     */
    SessionId renew(String user, HttpSessions views) {
        SessionKey before = key();
        OpenedSession renewed = way.renew(lease, user, hasNewId ? Renewal.AGAIN : Renewal.FIRST)
                .orElseThrow(
                        () -> new IllegalStateException("The session got no new id, because it has ended, or another"
                                + " request has it: this one took longer than seans.session.max-hold"));
        lease = renewed.lease();
        hasNewId = true;
        if (view == null) {
            views.announceIdChanged(before, key(), user);
        } else {
            view.idChanged(key(), user);
        }
        return renewed.id();
    }

    /**
     * Saves what has changed, and lets others have the session.
     *
     * @return false if the session was lost meanwhile, and with it what should have been saved; whoever has changed nothing
     *     has lost nothing
     */
    boolean giveBack(String why) {
        SessionUpdate update = SessionUpdate.NOTHING;
        boolean isSavable = false;
        try {
            update = view == null ? SessionUpdate.NOTHING : view.update(owner());
            isSavable = true;
        } finally {
            // Also if a value cannot be saved, whatever it throws: nobody else shall wait for that.
            close(why);
            if (!isSavable) {
                way.releaseUnsaved(lease);
            }
        }
        return release(update);
    }

    /** Without a database, whoever has changed nothing has lost nothing either. */
    private boolean release(SessionUpdate update) {
        try {
            return way.release(lease, update) || update.isNothing();
        } catch (DatabaseException unreachable) {
            if (!update.isNothing()) {
                throw unreachable;
            }
            LOG.log(
                    Level.WARNING,
                    "Session " + key()
                            + " could not be given back; there was nothing to be saved, so the request does not"
                            + " fail with it, and the next one gets the session when its lease is over",
                    unreachable);
            return true;
        }
    }

    /** The session ends for good; false if it was lost before. */
    boolean end() {
        return way.end(lease);
    }

    /** Whether it ends with the request, instead of being given back. */
    boolean endsWithRequest() {
        return way.endsWithRequest();
    }

    /**
     * As if the application had invalidated it. There is nothing to be saved, so the request does not fail with it; nor
     * with what the application's values throw when they are unbound.
     */
    void endInsteadOfGivingBack(HttpSessions views, ServletContext context, SessionEnding ending, String why) {
        try {
            if (lease.access().mayChange()) {
                view(views, context, ending).invalidate();
            } else {
                way.end(lease);
            }
        } catch (DatabaseException unreachable) {
            LOG.log(
                    Level.WARNING,
                    "Session " + key() + " could not be ended; it ends by itself when it was idle for long enough",
                    unreachable);
        } catch (RuntimeException ofTheApplication) {
            LOG.log(
                    Level.WARNING,
                    "Session " + key() + " ends, but not everything in it could be told; the request goes on",
                    ofTheApplication);
        } finally {
            close(why);
        }
    }

    /** Leaves at the request who it is, and where its id stood. */
    void describe(IdSource source, HttpServletRequest request) {
        way.describe(new SessionIdentity(key(), source, owner()), lease, request);
    }

    private void close(String why) {
        closedBecause = why;
        if (view != null) {
            view.close(why);
        }
    }
}
