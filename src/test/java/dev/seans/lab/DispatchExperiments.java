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

    private static void sendError(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setAttribute("outer", "sent");
        response.sendError(HttpServletResponse.SC_CONFLICT);
    }
}
