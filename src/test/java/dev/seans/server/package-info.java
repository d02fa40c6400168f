/**
 * Starts real servers as processes of their own, with the built WAR on them: for the smoke tests and for
 * {@code mvn -Prun}. Only HTTP goes in and out.
 * Knows the servers by name; knows nothing of the WAR but its address.
 */
@NullMarked
package dev.seans.server;

import org.jspecify.annotations.NullMarked;
