package dev.seans.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * How a refusal looks on the wire. Found by name through CDI: the init-param {@code refusal} names it.
 *
 * <p>All refusals of one request that are about its id must be alike in status and body, whatever the reason, so that
 * nobody can find out which ids exist. Only at an entry, where no id is needed, wrong credentials may be told, and before
 * services, where they are verified before any id is. Those that are {@linkplain RefusalReason#isTemporary() temporary}
 * are 503, or 406 before services, or 429 after too many wrong passwords, with {@code Retry-After}.
 */
public interface Refusal {

    /** The value of the init-param. */
    String name();

    /**
     * Answers a request that may not go on. Sets no cookie and opens no session.
     *
     * @param atEntry whether the request asked for a new session
     */
    void answer(HttpServletRequest request, HttpServletResponse response, RefusalReason reason, boolean atEntry)
            throws IOException;
}
