package dev.seans.filter;

import dev.seans.reuse.PublishedService;
import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** The service that a request calls, also where it gets no session. */
record CalledService(PublishedService service) {

    private static final String ATTRIBUTE = CalledService.class.getName();

    static Optional<PublishedService> of(ServletRequest request) {
        return Optional.ofNullable((CalledService) request.getAttribute(ATTRIBUTE))
                .map(CalledService::service);
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
        RequestNotes notes = RequestNotes.of(request);
        notes.put("service", service.title());
        notes.put("reuse", service.settings().mode().text());
    }
}
