package dev.seans.filter;

import jakarta.servlet.http.HttpServletRequest;

/** Decides about the requests of one filter. */
public interface Identifier {

    /** Who makes the request, as far as the request itself tells; the user is one that the server has verified. */
    Visitor visitor(HttpServletRequest request);

    /** Decides, and takes the session; the visitor's credentials are verified on the way. */
    Verdict identify(HttpServletRequest request, Visitor visitor);
}
