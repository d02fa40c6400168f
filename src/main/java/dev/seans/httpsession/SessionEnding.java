package dev.seans.httpsession;

/** The request's side of {@link jakarta.servlet.http.HttpSession#invalidate}. */
@FunctionalInterface
public interface SessionEnding {

    /** Removes the session from the database. */
    void end();
}
