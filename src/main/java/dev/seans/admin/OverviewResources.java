package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiResource;
import dev.seans.api.ApiRole;
import dev.seans.api.JsonAnswer;
import dev.seans.filter.RefusalReason;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How things stand: once, or as a stream of events. */
@OnePerApplication
class OverviewResources implements ApiResource {

    private static final String ONCE = "/overview";
    private static final String STREAM = "/events";

    private final ApiLogin login;
    private final Overview overview;
    private final OverviewEvents events;

    @Inject
    OverviewResources(ApiLogin login, Overview overview, OverviewEvents events) {
        this.login = login;
        this.overview = overview;
        this.events = events;
    }

    @Override
    public boolean isAt(String path) {
        return path.equals(ONCE) || path.equals(STREAM);
    }

    /**
     * The overview, or its stream.
     *
     * @throws ApiException 503 if too many listen
     */
    @Override
    public void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        login.require(ApiRole.ADMIN, request, response);
        if (!request.getMethod().equals("GET")) {
            throw ApiException.notAllowed(response, "GET");
        }
        if (path.equals(ONCE)) {
            JsonAnswer.send(response, HttpServletResponse.SC_OK, overview.now());
        } else if (!events.open(request, response)) {
            response.setHeader("Retry-After", RefusalReason.RETRY_AFTER);
            throw new ApiException(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "%d pages listen at this node already: ask for GET /api/overview now and then instead"
                            .formatted(OverviewEvents.MOST));
        }
    }
}
