/**
 * Sessions at other servers, as they are stored: encrypted, each with its version, and what is known of the server. Owns the
 * tables seans_upstream and seans_upstream_session; {@code keeper} fills them, {@code client} reads them, leases slots and marks what is
 * lost.
 *
 * <p>Applications import {@link UpstreamCookie}, {@link UpstreamStatus}, {@link UpstreamState}, {@link EncryptionKeys}.
 */
@NullMarked
package dev.seans.upstream;

import org.jspecify.annotations.NullMarked;
