package dev.seans.lab;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/** Requests that outlive their thread: the session is theirs until they complete. */
final class AsyncExperiments {

    static final Map<String, Experiment> ALL = Map.of(
            "complete", AsyncExperiments::complete,
            "dispatch", AsyncExperiments::dispatch,
            "timeout", AsyncExperiments::timeout);

    /** Nobody waits longer for a dispatch that the server may have lost. */
    private static final Duration LOST = Duration.ofSeconds(5);

    private AsyncExperiments() {}

    private static void complete(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        String gate = request.getParameter("gate");
        AsyncContext async = request.startAsync(request, response);
        inAnotherThread(() -> {
            Gate.named(gate).pass();
            session.setAttribute("async", "completed");
            print(response, "completed");
            async.complete();
        });
    }

    private static void dispatch(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        session.setAttribute("outer", "dispatched");
        AsyncContext async = request.startAsync();
        async.setTimeout(LOST.toMillis());
        async.addListener(new LostDispatch());
        inAnotherThread(() -> {
            session.setAttribute("async", "dispatched");
            async.dispatch("/inner");
        });
    }

    /** Nobody completes it. */
    private static void timeout(HttpServletRequest request, HttpServletResponse response) {
        request.getSession().setAttribute("async", "timed out");
        request.startAsync(request, response).setTimeout(200);
    }

    private static void inAnotherThread(Runnable work) {
        new Thread(work, "lab").start();
    }

    private static void print(HttpServletResponse response, String text) {
        try {
            response.getWriter().print(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
