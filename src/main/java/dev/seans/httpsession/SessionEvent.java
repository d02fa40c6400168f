package dev.seans.httpsession;

import dev.seans.identity.SessionKey;

/**
 * Something has happened to a session of the application. Observe one of the four with CDI, in place of the container's
 * listeners, which hear nothing of our sessions:
 *
 * <pre>{@code
 * void onEnd(@Observes SessionEnded ended) { … }
 * }</pre>
 *
 * <p>An event is fired at once, on the thread of the request that caused it, on the node that serves it, and never
 * tells values. An observer that throws is logged, and neither the request nor other observers notice.
 */
public sealed interface SessionEvent permits SessionCreated, SessionEnded, SessionIdChanged, SessionAttributeChanged {

    /** What {@link jakarta.servlet.http.HttpSession#getId} gives. */
    SessionKey key();

    /** The owner of the session; empty if nobody has logged in. */
    String user();
}
