package dev.seans.filter;

import dev.seans.httpsession.DurableHttpSession;
import dev.seans.httpsession.HttpSessions;
import dev.seans.httpsession.SessionEnding;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.OpenedSession;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionUpdate;
import jakarta.servlet.ServletContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A session that a request has taken, with the view that its servlet has of it, once it has asked. */
final class HeldSession {

    private final SessionTaking taking;
    private final boolean isNew;
    private SessionLease lease;
    private @Nullable DurableHttpSession view;
    private @Nullable String closedBecause;

    HeldSession(SessionTaking taking, SessionLease lease, boolean isNew) {
        this.taking = taking;
        this.lease = lease;
        this.isNew = isNew;
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
            known = views.view(context, lease, isNew, ending);
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
        OpenedSession renewed = taking.renew(lease, user)
                .orElseThrow(
                        () -> new IllegalStateException("The session got no new id, because it has ended, or another"
                                + " request has it: this one took longer than seans.session.max-hold"));
        lease = renewed.lease();
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
        boolean kept;
        try {
            update = view == null ? SessionUpdate.NOTHING : view.update(owner());
        } finally {
            // Also if a value cannot be saved, whatever it throws: nobody else shall wait for that.
            close(why);
            kept = taking.release(lease, update);
        }
        return kept || update.isNothing();
    }

    /** The session ends for good; false if it was lost before. */
    boolean end() {
        return taking.end(lease);
    }

    private void close(String why) {
        closedBecause = why;
        if (view != null) {
            view.close(why);
        }
    }
}
