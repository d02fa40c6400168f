package dev.seans.filter;

import jakarta.servlet.ServletRequest;

/**
 * What {@link jakarta.servlet.http.HttpSession} has no word for.
 *
 * <p>A request has its session until its response is done, and with {@code access=exclusive} no other request of the
 * session goes on meanwhile. A handler that has read what it needs, and then takes long, gives it back before that:
 *
 * <pre>{@code
 * protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
 *     Basket basket = (Basket) request.getSession().getAttribute("basket");
 *     Path invoice = invoices.of(basket.customer());
 *     SeansSession.of(request).release();             // from here on other requests of the visitor go on
 *     Files.copy(invoice, response.getOutputStream()); // may take minutes
 * }
 * }</pre>
 */
public final class SeansSession {

    private final RequestSession session;

    private SeansSession(RequestSession session) {
        this.session = session;
    }

    /**
     * The session of a request.
     *
     * @throws IllegalStateException if there is none: then SessionIdentityFilter is not mapped on this URL
     */
    public static SeansSession of(ServletRequest request) {
        return new SeansSession(RequestPassage.of(request)
                .map(RequestPassage::session)
                .orElseThrow(() -> new IllegalStateException("The request has no session of ours:"
                        + " map dev.seans.filter.SessionIdentityFilter on this URL in web.xml")));
    }

    /**
     * Saves the session and gives it back, at once and independently of any transaction. Afterwards its use throws
     * {@link IllegalStateException}, for this request; further calls do nothing.
     *
     * @return false if what the request has changed was not saved, because it has held the session for longer than
     *     {@code seans.session.max-hold}, or the session has ended. If the response is not on its way yet, the client is
     *     answered 503 at the end in any case. Never for a service with {@code reuse=autouse}: nobody expects a certain
     *     session there.
     * @throws dev.seans.database.DatabaseException if the database does not answer, and something had to be saved
     */
    public boolean release() {
        return session.giveBack("The session was given back by SeansSession.release(): use it before that");
    }
}
