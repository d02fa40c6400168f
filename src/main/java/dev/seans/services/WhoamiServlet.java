package dev.seans.services;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Shows callers the session of the service that they have called, so that everybody can try out what session reuse does.
 * WEB-INF/default.vrd publishes it under three names, one for each kind of reuse.
 */
public class WhoamiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Made once, because it asks the service loader. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** A publication of the operator's may have services for which there is no servlet here. */
    private static final Set<String> SERVICES = Set.of("http/whoami", "http/whoami-manual", "http/whoami-single");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ServiceSession> session = ServiceSession.of(request)
                .filter(found -> SERVICES.contains(found.service().title()));
        if (session.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("application/json");
        response.getOutputStream().write((json(session.get()) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Clients of 1C's services mostly POST. The body is not read. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }

    private static JsonObject json(ServiceSession session) {
        return JSON.createObjectBuilder()
                .add("key", session.key().prefix())
                .add("reuse", session.service().settings().mode().text())
                .add("service", session.service().title())
                .add("user", session.user())
                .add("calls", session.calls())
                .add("createdAt", session.createdAt().toString())
                .add("lastAccessAt", session.lastAccessAt().toString())
                .build();
    }
}
