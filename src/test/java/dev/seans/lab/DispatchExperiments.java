package dev.seans.lab;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The session of forwards, includes and error pages is that of their request. */
final class DispatchExperiments {

    static final Map<String, Experiment> ALL = Map.of(
            "forward", DispatchExperiments::forward,
            "include", DispatchExperiments::include,
            "fail", DispatchExperiments::fail,
            "failAfter", DispatchExperiments::failAfter,
            "failLater", DispatchExperiments::failLater,
            "sendError", DispatchExperiments::sendError);

    private DispatchExperiments() {}

    private static void forward(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getSession().setAttribute("outer", "forward");
        inner(request).forward(request, response);
    }

    private static void include(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getSession().setAttribute("outer", "include");
        inner(request).include(request, response);
    }

    private static RequestDispatcher inner(HttpServletRequest request) {
        return request.getRequestDispatcher("/inner");
    }

    private static void fail(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        request.getSession().setAttribute("outer", "failed");
        throw new ServletException("as the test wants it");
    }

    /** Gets an id, in one of three ways, and then fails in one of four. */
    private static void failAfter(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getSession().setAttribute("outer", "failed");
        switch (request.getParameter("what")) {
            case "changeId" -> request.changeSessionId();
            case "login" -> request.login("jo", "secret1");
            default -> {}
        }
        switch (request.getParameter("how")) {
            case "ourPage" -> throw new ServletException("as the test wants it");
            case "otherPage" -> throw new IOException("as the test wants it");
            case "sendError" -> response.sendError(HttpServletResponse.SC_GONE);
            default -> throw new IllegalStateException("as the test wants it");
        }
    }

    /** Gets a session, and fails in an asynchronous dispatch. */
    private static void failLater(HttpServletRequest request, HttpServletResponse response) {
        request.getSession().setAttribute("outer", "failed");
        request.startAsync().dispatch("/plain/failing");
    }

    private static void sendError(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setAttribute("outer", "sent");
        response.sendError(HttpServletResponse.SC_CONFLICT);
    }
}
