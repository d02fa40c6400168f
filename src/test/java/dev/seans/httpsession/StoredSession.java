package dev.seans.httpsession;

import dev.seans.fakes.GivenObservers;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.Access;
import dev.seans.session.DurableSession;
import dev.seans.session.SessionData;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionUpdate;
import dev.seans.settings.GivenSettings;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session between its requests, without a database: what a request leaves is what the next one finds. */
final class StoredSession {

    static final Instant OPENED = Instant.parse("2026-03-01T10:00:00Z");
    static final Instant LAST_ACCESS = OPENED.plusSeconds(77);
    static final SessionKey KEY = SessionId.generate().key();

    private final Map<String, String> settings = new HashMap<>();
    private final GivenObservers<SessionEvent> observers = new GivenObservers<>(SessionEvent.class);
    private final List<String> story = new ArrayList<>();
    private SessionData data = SessionData.NONE;
    private Duration idle = Duration.ofMinutes(10);
    private String user = "";
    private boolean important;
    private int saves;
    private @Nullable HttpSessions sessions;

    /** The application's own classes of these tests are allowed. */
    StoredSession() {
        setting("seans.session.allowed-classes", "dev.seans.httpsession.shop.*");
    }

    StoredSession setting(String key, String value) {
        settings.put(key, value);
        sessions = null;
        return this;
    }

    StoredSession observedBy(int priority, Consumer<SessionEvent> observer) {
        observers.add(priority, observer);
        sessions = null;
        return this;
    }

    StoredSession ownedBy(String owner) {
        user = owner;
        important = true;
        return this;
    }

    StoredSession holding(byte[] bytes) {
        return holding(new SessionData(bytes));
    }

    StoredSession holding(SessionData given) {
        data = given;
        return this;
    }

    SessionData data() {
        return data;
    }

    Duration idle() {
        return idle;
    }

    /** How often attributes have been written. */
    int saves() {
        return saves;
    }

    /** What has happened, in order: ends, and whatever tests add. */
    List<String> story() {
        return story;
    }

    DurableHttpSession request() {
        return request(Access.EXCLUSIVE);
    }

    DurableHttpSession request(Access access) {
        return sessions().view(context(), lease(access), false, () -> story.add("row removed"));
    }

    DurableHttpSession view(boolean isNew, SessionEnding ending) {
        return sessions().view(context(), lease(Access.EXCLUSIVE), isNew, ending);
    }

    HttpSessions sessions() {
        HttpSessions made = sessions;
        if (made == null) {
            made = new HttpSessions(GivenSettings.with(settings), SessionObservers.in(observers.beans()));
            sessions = made;
        }
        return made;
    }

    SessionLease lease(Access access) {
        DurableSession session = new DurableSession(
                1,
                KEY,
                "shop",
                user,
                "192.0.2.1",
                "192.0.2.1",
                idle,
                important,
                OPENED,
                LAST_ACCESS,
                LAST_ACCESS.plus(idle));
        return new SessionLease(access, session, data, "token", 1, false);
    }

    /** The end of a request. */
    SessionUpdate giveBack(DurableHttpSession view) {
        SessionUpdate update = view.update(user);
        update.data().ifPresent(changed -> {
            data = changed;
            saves++;
        });
        update.idle().ifPresent(changed -> idle = changed);
        update.important().ifPresent(changed -> important = changed);
        view.close("The request is over");
        return update;
    }

    /** A whole request that does only this. */
    SessionUpdate request(Consumer<DurableHttpSession> handler) {
        DurableHttpSession view = request();
        handler.accept(view);
        return giveBack(view);
    }

    static ServletContext context() {
        return (ServletContext) Proxy.newProxyInstance(
                StoredSession.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getClassLoader")) {
                        return StoredSession.class.getClassLoader();
                    }
                    throw new UnsupportedOperationException("nobody should have asked the context for " + method);
                });
    }
}
