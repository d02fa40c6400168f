package dev.seans.console;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiRole;
import dev.seans.api.GzipCoding;
import dev.seans.api.JsonAnswer;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The console, for users with the role seans-admin, mapped on {@code /console/*}. Where it is named as a welcome file, too, the
 * root of the application leads there.
 */
public class ConsoleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String FOLDER = "/console/";
    private static final String START = "index.html";

    /** Nothing of another host, nothing inline, in no other page's frame. */
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Inject
    private transient Instance<ApiLogin> login;

    /** By name; there are as many as the jar has. */
    private final transient Map<String, ConsoleFile> files = new ConcurrentHashMap<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        try {
            String name = name(request);
            if (name == null) {
                // Not sendRedirect, which behind a proxy that ends TLS leads to http.
                response.setStatus(HttpServletResponse.SC_FOUND);
                response.setHeader("Location", request.getContextPath() + FOLDER);
            } else {
                login.get().require(ApiRole.ADMIN, request, response);
                send(request, response, file(name));
            }
        } catch (RuntimeException failed) {
            response.setHeader("Cache-Control", "no-store");
            JsonAnswer.sendFailure(response, failed);
        }
    }

    /** Null at the root of the application, and at the folder without its slash, from where links would lead astray. */
    private static @Nullable String name(HttpServletRequest request) {
        String name = request.getPathInfo();
        if (name == null || !request.getRequestURI().startsWith(request.getContextPath() + FOLDER)) {
            return null;
        }
        return name.equals("/") ? START : name.substring(1);
    }

    private ConsoleFile file(String name) {
        ConsoleFile known = files.get(name);
        if (known != null) {
            return known;
        }
        ConsoleFile read = ConsoleFile.of(name)
                .orElseThrow(() -> ApiException.notFound("the console has no such file: it begins at " + FOLDER));
        files.put(name, read);
        return read;
    }

    /** Asked for again each time, and sent when it has changed: a new release must not meet modules of the old one. */
    private static void send(HttpServletRequest request, HttpServletResponse response, ConsoleFile file)
            throws IOException {
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("ETag", file.tag());
        response.addHeader("Vary", "Accept-Encoding");
        if (JsonAnswer.hasAlready(request, file.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.type());
        try (OutputStream out = GzipCoding.wanted(request, response, file.bytes().length)) {
            out.write(file.bytes());
        }
    }
}
