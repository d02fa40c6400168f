package dev.seans.lab;

import dev.seans.filter.SeansSession;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Slow pages and quick ones. */
final class LockExperiments {

    static final Map<String, Experiment> ALL = Map.of(
            "slow", LockExperiments::slow,
            "slowWrite", LockExperiments::slowWrite,
            "slowEnd", LockExperiments::slowEnd,
            "timed", LockExperiments::timed,
            "test", LockExperiments::test,
            "download", LockExperiments::download,
            "release", LockExperiments::release,
            "releaseInTransaction", LockExperiments::releaseInTransaction);

    private LockExperiments() {}

    /** The slow page of the document: it stands at its gate, and never looks at its session. */
    private static void slow(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String diary = request.getParameter("diary");
        Diary.note(diary, "slow begins");
        Gate.named(request.getParameter("gate")).pass();
        Diary.note(diary, "slow ends");
        response.getWriter().print("slow");
    }

    /** Reads before the gate and writes behind it. */
    private static void slowWrite(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var session = request.getSession();
        session.setAttribute("before", request.getParameter("value"));
        Gate.named(request.getParameter("gate")).pass();
        session.setAttribute("after", request.getParameter("value"));
        response.getWriter().print("written");
    }

    /** Ends its session behind the gate. */
    private static void slowEnd(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Gate.named(request.getParameter("gate")).pass();
        request.getSession().invalidate();
        response.getWriter().print("over");
    }

    /** A slow page that takes its own time, without a gate. */
    private static void timed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Diary.note(request.getParameter("diary"), "slow begins");
        pause(Long.parseLong(request.getParameter("millis")));
        response.getWriter().print("timed");
    }

    /** The test page of the document. */
    private static void test(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Diary.note(request.getParameter("diary"), "test page");
        response.getWriter().print("test");
    }

    /** A line of a long file, a pause, the next line. */
    private static void download(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter();
        for (int part = 0; part < 4; part++) {
            pause(Long.parseLong(request.getParameter("millis")) / 4);
            out.print("part " + part + "\n");
            out.flush();
        }
    }

    /** Gives the session back, and goes on. */
    private static void release(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var session = request.getSession();
        session.setAttribute("released", request.getParameter("value"));
        SeansSession.of(request).release();
        Gate.named(request.getParameter("gate")).pass();
        try {
            session.setAttribute("released", "too late");
            response.getWriter().print("still there");
        } catch (IllegalStateException over) {
            response.getWriter().print(over.getMessage());
        }
    }

    /** begin, release, rollback: the release is none of the transaction's business. */
    @SuppressWarnings("BanJNDI") // an experiment is no component, into which it could be injected
    private static void releaseInTransaction(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            UserTransaction transaction = InitialContext.doLookup("java:comp/UserTransaction");
            request.getSession().setAttribute("released", request.getParameter("value"));
            transaction.begin();
            SeansSession.of(request).release();
            transaction.rollback();
        } catch (NamingException | NotSupportedException | SystemException failed) {
            throw new ServletException(failed);
        }
        Gate.named(request.getParameter("gate")).pass();
        response.getWriter().print("rolled back");
    }

    private static void pause(long millis) {
        try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
