/** Who looks after the sessions of upstreams, against real databases and a real HTTP server. */
@NullMarked
package dev.seans.keeper;

import org.jspecify.annotations.NullMarked;
