package dev.seans.services;

import dev.seans.filter.RequestNotes;
import dev.seans.publications.PublishedService;
import dev.seans.publications.ServiceType;
import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** The service that a request calls, also where it gets no session. */
record CalledService(PublishedService service) {

    private static final String TYPE = CalledService.class.getName() + ".type";

    /** Also of a service that is not published. */
    static Optional<ServiceType> type(ServletRequest request) {
        return Optional.ofNullable((ServiceType) request.getAttribute(TYPE));
    }

    static void attachType(ServiceType type, ServletRequest request) {
        request.setAttribute(TYPE, type);
    }

    void attachTo(ServletRequest request) {
        attachType(service.type(), request);
        RequestNotes notes = RequestNotes.of(request);
        notes.put("service", service.title());
        notes.put("reuse", service.settings().mode().text());
    }
}
