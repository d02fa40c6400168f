package dev.seans.filter;

import dev.seans.settings.OnePerApplication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** One line of English. */
@OnePerApplication
public class PlainRefusal implements Refusal {

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response, RefusalReason reason, boolean atEntry)
            throws IOException {
        boolean unauthorized = atEntry && reason == RefusalReason.WRONG_CREDENTIALS;
        if (unauthorized) {
            BasicChallenge.addTo(response);
        }
        if (reason.isTemporary()) {
            response.setHeader("Retry-After", reason.retryAfter(request));
        }
        response.setStatus(status(reason, unauthorized));
        response.setContentType("text/plain; charset=UTF-8");
        response.getWriter().print(text(reason));
    }

    private static String text(RefusalReason reason) {
        return switch (reason) {
            case BUSY -> "Other requests of this session are under way: try again later.\n";
            case LOGIN_BRAKED -> "Too many passwords were wrong: try again later.\n";
            case LOST ->
                "The request took longer than it may hold its session, and what it has changed there was not"
                        + " kept: try again later.\n";
            case POOL_FULL, TOO_MANY_WAIT, TOO_MANY_SESSIONS, SET_UP_FAILED ->
                "No session is to be had at the moment: try again later.\n";
            case UNAVAILABLE -> "The session cannot be checked at the moment: try again later.\n";
            default -> "The request belongs to no session that is known here: open a new one.\n";
        };
    }

    private static int status(RefusalReason reason, boolean unauthorized) {
        if (reason.isTemporary()) {
            return reason.temporaryStatus();
        }
        return unauthorized ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_FORBIDDEN;
    }
}
