/**
 * Calls to other servers with the sessions that are kept for them: {@code SessionClient}, which never logs in. It reads what
 * {@code upstream} stores, lives on its copy while the database is away, and works in Java SE, too.
 *
 * <p>Applications import {@link SessionClient}, {@link Upstream}, {@link SharedSession}, {@link UpstreamSessionException}.
 */
@NullMarked
package dev.seans.client;

import org.jspecify.annotations.NullMarked;
