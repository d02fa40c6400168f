package dev.seans.admin;

import dev.seans.identity.RawQuery;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/** The API for operators, below the path on which web.xml maps it. */
public class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(ApiServlet.class.getName());

    @Inject
    private transient Instance<Api> api;

    @Inject
    private transient Instance<ApiActions> actions;

    @Inject
    private transient Instance<Health> health;

    @Inject
    private transient Instance<Metrics> metrics;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            if (request.getMethod().equals("POST")) {
                act(request, response);
            } else {
                requireReading(request, response);
                super.service(request, response);
            }
        } catch (ApiException refused) {
            send(response, refused.status(), error(refused.text()));
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "An API request failed; the operator is told to look here", failed);
            send(
                    response,
                    HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    error("the request failed: the server's log has the details"));
        }
    }

    private static void requireReading(HttpServletRequest request, HttpServletResponse response) {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            AdminAccess.require(request, response);
            throw notAllowed(response, "GET, HEAD, POST");
        }
    }

    private static ApiException notAllowed(HttpServletResponse response, String allowed) {
        response.setHeader("Allow", allowed);
        return new ApiException(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "use one of: " + allowed);
    }

    private void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AdminAccess.require(request, response);
        ApiWriteGuard.require(request);
        if (!actions.get().isAction(path(request))) {
            throw notAllowed(response, "GET, HEAD");
        }
        String operator = request.getUserPrincipal().getName();
        send(response, HttpServletResponse.SC_OK, actions.get().post(path(request), operator));
    }

    private static String path(HttpServletRequest request) {
        return request.getPathInfo() == null ? "/" : request.getPathInfo();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = path(request);
        if (path.equals("/health")) {
            sendHealth(request, response);
            return;
        }
        AdminAccess.require(request, response);
        if (path.equals("/openapi.yaml")) {
            sendOpenApi(response);
            return;
        }
        if (path.equals("/metrics")) {
            response.setContentType(Metrics.CONTENT_TYPE);
            metrics.get().write(response.getOutputStream());
            return;
        }
        if (actions.get().isAction(path)) {
            throw notAllowed(response, "POST");
        }
        ApiParameters parameters = new ApiParameters(RawQuery.parse(request.getQueryString()));
        send(response, HttpServletResponse.SC_OK, api.get().get(path, parameters));
    }

    private void sendHealth(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Health.Report report = health.get().check();
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("status", report.isUp() ? "UP" : "DOWN")
                .add("durable", report.durable());
        if (AdminAccess.isGranted(request)) {
            body.add("reasons", JsonFields.array(report.reasons(), JsonFields::value));
        }
        int status = report.isUp() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        send(response, status, body.build());
    }

    private void sendOpenApi(HttpServletResponse response) throws IOException {
        try (InputStream file = getServletContext().getResourceAsStream("/WEB-INF/openapi.yaml")) {
            if (file == null) {
                throw new ApiException(
                        HttpServletResponse.SC_NOT_FOUND, "this application does not have /WEB-INF/openapi.yaml");
            }
            response.setContentType("application/yaml; charset=UTF-8");
            file.transferTo(response.getOutputStream());
        }
    }

    private static JsonValue error(String message) {
        return Json.createObjectBuilder().add("error", message).build();
    }

    private static void send(HttpServletResponse response, int status, JsonValue body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
