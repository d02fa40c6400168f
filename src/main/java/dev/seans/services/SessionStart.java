package dev.seans.services;

import dev.seans.publications.PublishedService;
import java.util.Map;
import java.util.function.BiConsumer;

/** A session of a service that is about to begin. */
public final class SessionStart {

    private final PublishedService service;
    private final String user;
    private final Map<String, String> separators;
    private final boolean safeMode;
    private final BiConsumer<String, Object> attributes;

    SessionStart(
            PublishedService service,
            String user,
            Map<String, String> separators,
            boolean safeMode,
            BiConsumer<String, Object> attributes) {
        this.service = service;
        this.user = user;
        this.separators = Map.copyOf(separators);
        this.safeMode = safeMode;
        this.attributes = attributes;
    }

    public PublishedService service() {
        return service;
    }

    /** Whose credentials were verified; empty if the call had none. */
    public String user() {
        return user;
    }

    /** Values of the separators, by name. */
    public Map<String, String> separators() {
        return separators;
    }

    public boolean safeMode() {
        return safeMode;
    }

    /**
     * Sets an attribute of the session: {@code request.getSession().getAttribute(name)} finds it in every call.
     *
     * @throws IllegalArgumentException if it cannot be kept in a session
     */
    public void set(String name, Object value) {
        attributes.accept(name, value);
    }
}
