package dev.seans.httpsession;

import dev.seans.identity.SessionKey;
import dev.seans.session.SessionLease;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;

/** Makes the view that a servlet has of its session, and tells the application's observers of sessions. */
@OnePerApplication
public class HttpSessions {

    private final AllowedClasses allowed;
    private final AttributeLimits limits;
    private final Importance importance;
    private final SessionObservers observers;

    /**
     * Reads what the settings say about attributes.
     *
     * @throws dev.seans.settings.InvalidSettingsException if {@code seans.session.allowed-classes} names no class
     */
    @Inject
    public HttpSessions(Settings settings, SessionObservers observers) {
        allowed = new AllowedClasses(settings.list(Setting.SESSION_ALLOWED_CLASSES));
        limits = new AttributeLimits(settings.size(Setting.SESSION_SIZE_LIMIT));
        importance = new Importance(settings.list(Setting.SESSION_IMPORTANT_ATTRIBUTES));
        this.observers = observers;
    }

    /**
     * The view for one request. Reads no attribute before it is asked for.
     *
     * @param isNew whether the client does not know of the session yet
     * @param ending what {@code invalidate} calls, before values hear that they are unbound
     */
    public DurableHttpSession view(ServletContext context, SessionLease lease, boolean isNew, SessionEnding ending) {
        ValueCodec codec = new ValueCodec(allowed, limits.total(), context::getClassLoader);
        return new DurableHttpSession(
                context, lease, isNew, ending, new SessionRules(codec, limits, importance, observers));
    }

    /** Tells {@link SessionCreated}: for whoever opens a session, once its row is there. */
    public void announceCreated(SessionLease lease) {
        observers.tell(new SessionCreated(lease.session().key(), lease.session().user()));
    }

    /** Tells {@link SessionIdChanged}, when there is no view; {@link DurableHttpSession#idChanged} does it by itself. */
    public void announceIdChanged(SessionKey previous, SessionKey key, String user) {
        observers.tell(new SessionIdChanged(key, user, previous));
    }
}
