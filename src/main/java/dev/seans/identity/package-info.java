/**
 * Who somebody claims to be, and what a file is called: session id and key, sources of the id, Basic credentials, names of uploads.
 * Parsing only: nothing here asks a database, a realm or a clock.
 * Whether the claim holds is decided in the filter room.
 *
 * <p>Applications import {@link SessionId}, {@link SessionKey}, {@link IdSource}.
 */
@NullMarked
package dev.seans.identity;

import org.jspecify.annotations.NullMarked;
