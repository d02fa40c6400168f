package dev.seans.services;

import dev.seans.filter.BasicChallenge;
import dev.seans.filter.Refusal;
import dev.seans.filter.RefusalReason;
import dev.seans.publications.ServiceType;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;

/**
 * What 1C itself answers when a service gets no session: clients look at the status, some at the text. Whoever takes XML,
 * and services of SOAP and OData, get it as 1C's exception.
 */
@OnePerApplication
public class ServiceRefusal implements Refusal {

    private final Settings settings;

    @Inject
    public ServiceRefusal(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "service";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response, RefusalReason reason, boolean atEntry)
            throws IOException {
        int status = status(reason);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            BasicChallenge.addTo(response);
        }
        if (reason.isTemporary()) {
            response.setHeader("Retry-After", reason.retryAfter(request));
        }
        response.setStatus(status);
        ServiceRefusalText text = ServiceRefusalText.of(reason, status);
        if (takesXml(request)) {
            response.setContentType("application/xml; charset=UTF-8");
            response.getWriter().print(text.xml(status));
        } else {
            response.setContentType("text/plain; charset=UTF-8");
            response.getWriter().print(text.plain());
        }
    }

    private int status(RefusalReason reason) {
        return switch (reason) {
            case NO_ID, MALFORMED_ID, TRUNCATED_ID -> HttpServletResponse.SC_BAD_REQUEST;
            case UNKNOWN_ID, OTHER_USER, OTHER_ADDRESS ->
                Integer.parseInt(settings.text(Setting.REUSE_UNKNOWN_SESSION));
            case WRONG_CREDENTIALS, NO_CREDENTIALS -> HttpServletResponse.SC_UNAUTHORIZED;
            case LOGIN_BRAKED -> RefusalReason.TOO_MANY_REQUESTS;
            case ROLE_MISSING -> HttpServletResponse.SC_FORBIDDEN;
            case NOT_PUBLISHED -> HttpServletResponse.SC_NOT_FOUND;
            case BUSY, POOL_FULL, TOO_MANY_WAIT, TOO_MANY_SESSIONS, SET_UP_FAILED ->
                HttpServletResponse.SC_NOT_ACCEPTABLE;
            case LOST, UNAVAILABLE -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        };
    }

    private static boolean takesXml(HttpServletRequest request) {
        return CalledService.type(request)
                        .filter(type -> type != ServiceType.HTTP)
                        .isPresent()
                || Collections.list(request.getHeaders("Accept")).stream()
                        .anyMatch(types -> types.toLowerCase(Locale.ROOT).contains("xml"));
    }
}
