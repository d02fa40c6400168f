package dev.seans.httpsession;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/** Tells values what happens to them. One that throws is logged: the session does not suffer from it. */
final class ValueListeners {

    private static final Logger LOG = System.getLogger(ValueListeners.class.getName());

    private final HttpSession session;
    private final Supplier<String> shownKey;

    ValueListeners(HttpSession session, Supplier<String> shownKey) {
        this.session = session;
        this.shownKey = shownKey;
    }

    void bound(String name, Object value) {
        if (value instanceof HttpSessionBindingListener listener) {
            call("valueBound", value, () -> listener.valueBound(new HttpSessionBindingEvent(session, name, value)));
        }
    }

    void unbound(String name, Object value) {
        if (value instanceof HttpSessionBindingListener listener) {
            call("valueUnbound", value, () -> listener.valueUnbound(new HttpSessionBindingEvent(session, name, value)));
        }
    }

    void activated(Object value) {
        if (value instanceof HttpSessionActivationListener listener) {
            call("sessionDidActivate", value, () -> listener.sessionDidActivate(new HttpSessionEvent(session)));
        }
    }

    void willPassivate(Object value) {
        if (value instanceof HttpSessionActivationListener listener) {
            call("sessionWillPassivate", value, () -> listener.sessionWillPassivate(new HttpSessionEvent(session)));
        }
    }

    /** An attribute cannot be read. Its name is no secret, its value is. */
    void dropped(String name, IOException unreadable) {
        LOG.log(
                Level.WARNING,
                "session {0}: attribute \"{1}\" cannot be read and is dropped, the others stay: {2}",
                shownKey.get(),
                LogText.of(name),
                reason(unreadable));
    }

    /** Attributes whose names are not even known. */
    void dropped(String damage) {
        LOG.log(Level.WARNING, "session {0}: attributes cannot be read and are dropped: {1}", shownKey.get(), damage);
    }

    /** A message of the application's own may quote the value. */
    private static String reason(IOException unreadable) {
        Throwable cause = unreadable.getCause();
        boolean isQuotable = unreadable instanceof ObjectStreamException
                || cause instanceof ClassNotFoundException
                || unreadable.getClass() == IOException.class;
        return LogText.of(
                isQuotable
                        ? String.valueOf(unreadable.getMessage())
                        : unreadable.getClass().getName());
    }

    private void call(String method, Object value, Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException | LinkageError | AssertionError failed) {
            LOG.log(
                    Level.WARNING,
                    () -> "session %s: %s of %s has thrown; the request goes on"
                            .formatted(shownKey.get(), method, value.getClass().getName()),
                    failed);
        }
    }
}
