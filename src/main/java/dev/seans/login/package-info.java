/**
 * One login at another server, and one check of a session there: what is sent, and what the answer means. It stores nothing
 * and decides nothing; {@code keeper} does.
 *
 * <p>Applications import {@link UpstreamLogin}, {@link UpstreamAccess}, {@link Credentials}, {@link GrantedSession}, {@link LoginMemory},
 * {@link LoginFailedException}, {@link Failure}.
 */
@NullMarked
package dev.seans.login;

import org.jspecify.annotations.NullMarked;
