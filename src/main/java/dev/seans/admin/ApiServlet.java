package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiParameters;
import dev.seans.api.ApiPath;
import dev.seans.api.ApiResource;
import dev.seans.api.ApiRole;
import dev.seans.api.ApiWriteGuard;
import dev.seans.api.JsonAnswer;
import dev.seans.api.JsonFields;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The API, below the path on which web.xml maps it: what operators see and do, and all resources that CDI finds. */
public class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Instance<Api> api;

    @Inject
    private transient Instance<ApiActions> actions;

    @Inject
    private transient Instance<CheckResource> check;

    @Inject
    private transient Instance<FileImportResource> fileImports;

    @Inject
    private transient Instance<Health> health;

    @Inject
    private transient Instance<Metrics> metrics;

    @Inject
    @Any
    private transient Instance<ApiResource> resources;

    @Inject
    private transient Instance<ApiLogin> login;

    private transient List<ApiResource> found = List.of();

    /** The container is asked once: it would look all of them up for each request. */
    @Override
    public void init() {
        found = resources.stream().toList();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            String path = ApiPath.of(request);
            Optional<ApiResource> resource =
                    found.stream().filter(one -> one.isAt(path)).findFirst();
            if (resource.isPresent()) {
                resource.get().serve(path, request, response);
            } else if (request.getMethod().equals("POST")) {
                act(request, response);
            } else {
                requireReading(request, response);
                super.service(request, response);
            }
        } catch (RuntimeException failed) {
            JsonAnswer.sendFailure(response, failed);
        }
    }

    private void requireReading(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            login.get().require(ApiRole.ADMIN, request, response);
            throw ApiException.notAllowed(response, "GET, HEAD, POST");
        }
    }

    private void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        login.get().require(ApiRole.ADMIN, request, response);
        String path = ApiPath.of(request);
        if (CheckResource.isAt(path) || FileImportResource.isAt(path)) {
            ApiWriteGuard.requireFile(request);
            ApiParameters parameters = ApiParameters.of(request);
            ApiBody body = CheckResource.isAt(path)
                    ? check.get().post(request, parameters)
                    : fileImports.get().post(request, parameters);
            send(request, response, body);
            return;
        }
        ApiWriteGuard.require(request);
        if (!actions.get().isAction(path)) {
            throw ApiException.notAllowed(response, "GET, HEAD");
        }
        String operator = request.getUserPrincipal().getName();
        send(request, response, actions.get().post(path, operator));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = ApiPath.of(request);
        if (path.equals("/health")) {
            sendHealth(request, response);
            return;
        }
        if (path.equals("/health/live")) {
            sendAlive(response);
            return;
        }
        if (path.equals("/openapi.yaml")) {
            var unused =
                    login.get().requireOneOf(List.of(ApiRole.ADMIN, ApiRole.SHOP, ApiRole.CLIENT), request, response);
            sendOpenApi(response);
            return;
        }
        login.get().require(ApiRole.ADMIN, request, response);
        if (path.equals("/metrics")) {
            response.setContentType(Metrics.CONTENT_TYPE);
            metrics.get().write(response.getOutputStream());
            return;
        }
        if (actions.get().isAction(path) || CheckResource.isAt(path)) {
            throw ApiException.notAllowed(response, "POST");
        }
        ApiParameters parameters = ApiParameters.of(request);
        send(request, response, api.get().get(path, parameters));
    }

    private void sendHealth(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isOperator =
                request.getHeader("Authorization") != null && login.get().isGranted(ApiRole.ADMIN, request, response);
        Health.Report report = health.get().check();
        JsonObjectBuilder body =
                JsonFields.object().add("status", report.word().name()).add("durable", report.durable());
        if (isOperator) {
            body.add("reasons", JsonFields.array(report.reasons(), reason -> JsonFields.value(reason.text())));
        }
        int status = report.isDown() ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_OK;
        JsonAnswer.send(response, status, body.build());
    }

    /** Of this process alone. Whoever starts it anew when this fails must not do so because the database is away. */
    private static void sendAlive(HttpServletResponse response) throws IOException {
        var alive = JsonFields.object().add("status", Health.Word.UP.name());
        JsonAnswer.send(response, HttpServletResponse.SC_OK, alive.build());
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

    private static void send(HttpServletRequest request, HttpServletResponse response, ApiBody body)
            throws IOException {
        Optional<String> text = body.textFor(request);
        if (text.isPresent()) {
            response.setContentType("text/plain; charset=UTF-8");
            response.getOutputStream().write(text.get().getBytes(StandardCharsets.UTF_8));
        } else {
            JsonAnswer.send(response, HttpServletResponse.SC_OK, body.json());
        }
    }
}
