package dev.seans.bench.sessions;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The servlet behind every filter. The parameter {@code op} says what to do with the session, {@code ms} how long that
 * takes; the answer is the session's counter. It is complete before the servlet returns, as that of JAX-RS, JSP or a
 * MVC framework is, unless there is a parameter {@code open}.
 */
final class BenchServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String COUNT = "count";
    private static final String PAYLOAD = "payload";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String answer =
                switch (request.getParameter("op")) {
                    case "open" -> open(request.getSession(), Integer.parseInt(request.getParameter("bytes")));
                    case "read" -> Integer.toString(read(request.getSession()));
                    case "write" -> write(request, request.getSession());
                    case "rewrite" -> rewrite(request, request.getSession());
                    case "peek" -> request.getSession(false) == null ? "none" : "some";
                    default -> "hello";
                };
        response.setContentType("text/plain");
        PrintWriter writer = response.getWriter();
        writer.print(answer);
        if (request.getParameter("open") == null) {
            writer.close();
        }
    }

    private static String open(HttpSession session, int bytes) {
        byte[] payload = new byte[bytes];
        new Random(bytes).nextBytes(payload);
        session.setAttribute(PAYLOAD, payload);
        session.setAttribute(COUNT, 0);
        return "0";
    }

    /** Looks at the payload, too. */
    private static int read(HttpSession session) {
        byte[] payload = (byte[]) session.getAttribute(PAYLOAD);
        return payload.length == 0 ? -1 : (Integer) session.getAttribute(COUNT);
    }

    /** Between reading and writing there is time for others, unless a lock keeps them out. */
    private static String write(HttpServletRequest request, HttpSession session) {
        int count = read(session) + 1;
        work(request);
        session.setAttribute(COUNT, count);
        return Integer.toString(count);
    }

    /** Changes the payload, too. */
    private static String rewrite(HttpServletRequest request, HttpSession session) {
        byte[] payload = ((byte[]) session.getAttribute(PAYLOAD)).clone();
        payload[payload.length - 1]++;
        session.setAttribute(PAYLOAD, payload);
        return write(request, session);
    }

    private static void work(HttpServletRequest request) {
        String millis = request.getParameter("ms");
        if (millis == null) {
            return;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(Long.parseLong(millis));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
