package dev.seans.lab;

import dev.seans.filter.SessionIdentity;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

/** How a session begins, what it tells of itself, what it is called, and how it ends. */
final class LifeExperiments {

    static final Map<String, Experiment> ALL = Map.of(
            "tell", LifeExperiments::tell,
            "nothing", LifeExperiments::nothing,
            "whoami", LifeExperiments::whoami,
            "interval", LifeExperiments::interval,
            "invalidate", LifeExperiments::invalidate,
            "invalidateAndGoOn", LifeExperiments::invalidateAndGoOn,
            "changeId", LifeExperiments::changeId,
            "login", LifeExperiments::login);

    private LifeExperiments() {}

    private static void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        PrintWriter out = response.getWriter();
        out.print("id=" + session.getId() + "\n");
        out.print("new=" + session.isNew() + "\n");
        out.print("created=" + session.getCreationTime() + "\n");
        out.print("accessed=" + session.getLastAccessedTime() + "\n");
        out.print("interval=" + session.getMaxInactiveInterval() + "\n");
        out.print("context=" + session.getServletContext().getContextPath() + "\n");
        out.print("same=" + (session == request.getSession(false)) + "\n");
        out.print("requested=" + request.getRequestedSessionId() + "\n");
        out.print("valid=" + request.isRequestedSessionIdValid() + "\n");
        out.print("cookie=" + request.isRequestedSessionIdFromCookie() + "\n");
        out.print("url=" + request.isRequestedSessionIdFromURL() + "\n");
        out.print("encoded=" + response.encodeURL("/next?a=b") + "\n");
        out.print("redirect=" + response.encodeRedirectURL("/next?a=b") + "\n");
    }

    /** A handler that never asks for its session. */
    private static void nothing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("nothing");
    }

    private static void whoami(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String refused = "";
        try {
            request.getSession();
        } catch (IllegalStateException e) {
            refused = String.valueOf(e.getMessage());
        }
        response.getWriter()
                .print("key=" + SessionIdentity.require(request).key().hex() + "\nrefused=" + refused + "\n");
    }

    private static void interval(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setMaxInactiveInterval(Integer.parseInt(request.getParameter("seconds")));
        response.getWriter().print("set");
    }

    private static void invalidate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        session.invalidate();
        try {
            session.getAttribute("any");
            response.getWriter().print("still there");
        } catch (IllegalStateException over) {
            response.getWriter().print("over");
        }
    }

    /** Servlet 6.0: after an invalidation getSession() makes another one. */
    private static void invalidateAndGoOn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().invalidate();
        HttpSession next = request.getSession();
        next.setAttribute("name", "next");
        response.getWriter().print("id=" + next.getId() + "\nnew=" + next.isNew() + "\n");
    }

    private static void changeId(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String before = request.getSession().getId();
        String returned = request.changeSessionId();
        response.getWriter()
                .print("before=" + before + "\nreturned=" + returned + "\nid="
                        + request.getSession().getId() + "\n");
    }

    private static void login(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.login(request.getParameter("user"), request.getParameter("password"));
        response.getWriter()
                .print("user=" + request.getRemoteUser() + "\nid="
                        + request.getSession().getId() + "\n");
    }
}
