package dev.seans.httpsession;

import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Arrays;
import java.util.EventListener;
import java.util.stream.Stream;

/** The container's listeners of sessions: it calls them for its own sessions only, and what stands for them here. */
enum UnheardListener {
    LIFE(HttpSessionListener.class, "observe the CDI events SessionCreated and SessionEnded"),
    ATTRIBUTES(HttpSessionAttributeListener.class, "observe the CDI event SessionAttributeChanged"),
    ID(HttpSessionIdListener.class, "observe the CDI event SessionIdChanged"),
    ACTIVATION(HttpSessionActivationListener.class, "let the values in the session implement it");

    private final Class<? extends EventListener> type;
    private final String instead;

    UnheardListener(Class<? extends EventListener> type, String instead) {
        this.type = type;
        this.instead = instead;
    }

    /** What to say of a listener of the application; nothing if it listens to something else. */
    static Stream<String> warnings(Class<?> listener) {
        return Arrays.stream(values())
                .filter(unheard -> unheard.type.isAssignableFrom(listener))
                .map(unheard ->
                        ("%s is registered as a %s, but hears nothing of the sessions that SessionIdentityFilter"
                                        + " gives: %s of dev.seans.httpsession")
                                .formatted(listener.getName(), unheard.type.getSimpleName(), unheard.instead));
    }
}
