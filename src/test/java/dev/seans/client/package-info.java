/** Clients of kept sessions, against real databases and a real HTTP server. */
@NullMarked
package dev.seans.client;

import org.jspecify.annotations.NullMarked;
