package dev.seans.filter;

import dev.seans.cookies.Caching;
import dev.seans.cookies.IdCookie;
import dev.seans.cookies.IdTelling;
import dev.seans.database.DatabaseException;
import dev.seans.database.FailureLog;
import dev.seans.httpsession.HttpSessions;
import dev.seans.session.Access;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one filter does with a request:
 *
 * <ol>
 *   <li>A request that has its session already goes on with it: after a forward or include, in an asynchronous dispatch,
 *       or because two filters are mapped on its URL, of which the first one in web.xml decides.
 *   <li>An error page is never refused, or nobody would see what was wrong: it takes the session when it asks for it.
 *       That of a service has none.
 *   <li>Any other request is identified, and refused or let through.
 *   <li>When it comes back, or when its asynchronous part is done, its session is saved and given back, once. If that
 *       comes too late, the client is told, provided that its response is not on its way.
 * </ol>
 */
final class SessionGate {

    private static final FailureLog AWAY =
            new FailureLog(System.getLogger(SessionIdentityFilter.class.getName()), Level.ERROR);

    private final TakeSession taking;
    private final IdCookie cookie;
    private final Identifier identifier;
    private final HttpSessions views;
    private final Refusal refusal;
    private final Level lines;
    private final RequestObservers observers;
    private final Runnable cleaning;

    /**
     * @param lines at which level each request leaves its line in the log
     * @param cleaning what may be done after a response
     */
    SessionGate(
            TakeSession taking,
            IdCookie cookie,
            Identifier identifier,
            HttpSessions views,
            Refusal refusal,
            Level lines,
            RequestObservers observers,
            Runnable cleaning) {
        this.taking = taking;
        this.cookie = cookie;
        this.identifier = identifier;
        this.views = views;
        this.refusal = refusal;
        this.lines = lines;
        this.observers = observers;
        this.cleaning = cleaning;
    }

    void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<RequestPassage> known = RequestPassage.of(request);
        if (known.isPresent() && !known.get().isOver()) {
            known.get().letThrough(request, response, chain);
        } else if (request.getDispatcherType() == DispatcherType.ERROR) {
            showError(known, request, response, chain);
        } else {
            begin(request, response, chain);
        }
    }

    private void showError(
            Optional<RequestPassage> before,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        // A server that answers an exception may have reset the response, and with it the cookie.
        before.ifPresent(known -> known.telling().repeat());
        Optional<RequestSession> known = before.map(RequestPassage::session);
        Visitor visitor = known.map(RequestSession::visitor).orElseGet(() -> identifier.visitor(request));
        IdTelling telling = before.map(RequestPassage::telling).orElseGet(() -> telling(request, response, visitor));
        RequestPassage passage = passage(request, telling, visitor, () -> {});
        if (taking.policy().reuse().isEmpty()) {
            known.ifPresentOrElse(
                    passage.session()::claimLater, () -> visitor.present().ifPresent(passage.session()::claimLater));
        }
        letThrough(passage, Optional::empty, request, response, chain);
    }

    private void begin(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestLog log = new RequestLog(request, response, lines, observers);
        if (taking.policy().takesIdsOutsideOfCookies()) {
            Caching.forbid(response);
        }
        Visitor visitor = identifier.visitor(request);
        log.comesFrom(visitor.origin().address());
        Verdict verdict = identifier.identify(request, visitor);
        if (verdict instanceof Verdict.Passed passed) {
            RequestPassage passage =
                    passage(request, telling(request, response, passed.visitor()), passed.visitor(), () -> {
                        log.write();
                        cleaning.run();
                    });
            letThrough(passage, () -> settle(passed, passage.session(), request), request, response, chain);
        } else {
            refuse((Verdict.Refused) verdict, log, request, response);
        }
    }

    private IdTelling telling(HttpServletRequest request, HttpServletResponse response, Visitor visitor) {
        return new IdTelling(request, response, cookie, visitor.origin().secure());
    }

    private RequestPassage passage(
            HttpServletRequest request, IdTelling telling, Visitor visitor, Runnable conclusion) {
        RequestSession session = new RequestSession(taking, views, request, telling, visitor);
        RequestPassage passage =
                new RequestPassage(session, telling, new RequestEnd(request, session, telling, conclusion));
        passage.attachTo(request);
        return passage;
    }

    /** Gives the request what it has before anybody sees it; says why it may not go on after all. */
    private static Optional<RefusalReason> settle(
            Verdict.Passed verdict, RequestSession session, HttpServletRequest request) {
        try {
            if (verdict instanceof Verdict.Granted called) {
                return called.grant().settle(session);
            } else if (verdict instanceof Verdict.Entry opening) {
                opening.entry().attachTo(request);
            } else if (verdict instanceof Verdict.Identified identified) {
                session.holdClaimed(identified.claimed());
            } else {
                if (verdict instanceof Verdict.Overtaken) {
                    session.overtaken();
                }
                if (session.access() == Access.NONE) {
                    session.take(true);
                }
            }
            return Optional.empty();
        } catch (DatabaseException unreachable) {
            AWAY.log("A session could not be made or renewed; the client is told to come again later", unreachable);
            return Optional.of(RefusalReason.UNAVAILABLE);
        }
    }

    private void letThrough(
            RequestPassage passage,
            Supplier<Optional<RefusalReason>> settling,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        boolean hasComeBack = false;
        try {
            Optional<RefusalReason> objection = settling.get();
            if (objection.isPresent()) {
                answerNoted(request, response, objection.get());
            } else {
                passage.letThrough(request, response, chain);
            }
            hasComeBack = true;
        } catch (DatabaseException unreachable) {
            if (!passage.end().hasFailedWith(unreachable)
                    || response.isCommitted()
                    || passage.end().isDeferred()) {
                throw unreachable;
            }
            AWAY.log("A session could not be taken; the client is told to come again later", unreachable);
            response.reset();
            passage.telling().repeat();
            answerNoted(request, response, RefusalReason.UNAVAILABLE);
            hasComeBack = true;
        } finally {
            if (!hasComeBack) {
                passage.telling().outliveHeaders();
            }
            if (!passage.end().isDeferred()) {
                close(passage, request, response, hasComeBack);
            }
        }
    }

    private void answerNoted(HttpServletRequest request, HttpServletResponse response, RefusalReason reason)
            throws IOException {
        RequestNotes.of(request).put("refused", reason);
        answer(request, response, reason);
    }

    private void close(
            RequestPassage passage, HttpServletRequest request, HttpServletResponse response, boolean hasComeBack)
            throws IOException {
        try {
            Optional<RefusalReason> unsaved = passage.end().saveSession();
            if (unsaved.isPresent() && hasComeBack && !response.isCommitted()) {
                response.reset();
                passage.telling().repeat();
                answer(request, response, unsaved.get());
            }
        } catch (RuntimeException unsavable) {
            if (hasComeBack) {
                throw unsavable;
            }
            // The log has it. What the application has thrown is more to the point.
        } finally {
            passage.end().conclude();
        }
    }

    private void refuse(
            Verdict.Refused refused, RequestLog log, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.noteRefusal(refused);
        try {
            answer(request, response, refused.reason());
        } finally {
            log.write();
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, RefusalReason reason)
            throws IOException {
        Caching.forbid(response);
        refusal.answer(request, response, reason, taking.policy().entry().matches(request));
    }
}
