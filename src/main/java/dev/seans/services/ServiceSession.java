package dev.seans.services;

import dev.seans.identity.SessionKey;
import dev.seans.publications.PublishedService;
import jakarta.servlet.ServletRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * The session of the service that a request calls.
 *
 * @param user whose it is; empty if the call had no credentials
 * @param calls that have had it, this one among them
 * @param lastAccessAt of the call before, or of its start
 */
public record ServiceSession(
        SessionKey key, PublishedService service, String user, long calls, Instant createdAt, Instant lastAccessAt) {

    private static final String ATTRIBUTE = ServiceSession.class.getName();

    /** That of a request; empty if no filter with {@code reuse} is mapped on it. */
    public static Optional<ServiceSession> of(ServletRequest request) {
        return Optional.ofNullable((ServiceSession) request.getAttribute(ATTRIBUTE));
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
