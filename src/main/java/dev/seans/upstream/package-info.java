/**
 * Sessions at other servers, as their clients see them: what is stored of them, encrypted, and {@code SessionClient},
 * which calls with them and never logs in. Owns the tables seans_upstream and seans_upstream_session. Works in Java SE, too.
 *
 * <p>Applications import {@link SessionClient}, {@link Upstream}, {@link SharedSession}, {@link UpstreamCookie},
 * {@link UpstreamStatus}, {@link UpstreamState}, {@link UpstreamSessionException}, {@link EncryptionKeys}.
 */
@NullMarked
package dev.seans.upstream;

import org.jspecify.annotations.NullMarked;
