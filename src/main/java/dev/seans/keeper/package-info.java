/**
 * The keeper of sessions at other servers: the only one that logs in. It fills the tables of the room upstream, from which
 * clients read; it knows nothing of the clients, nor they of it.
 */
@NullMarked
package dev.seans.keeper;

import org.jspecify.annotations.NullMarked;
