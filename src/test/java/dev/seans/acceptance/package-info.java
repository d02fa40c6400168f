/**
 * What the requirements accept, by its names, over HTTP on the embedded server.
 * The classes of the application are the WAR's; only the clock and the gate before imports are the tests' own.
 */
@NullMarked
package dev.seans.acceptance;

import org.jspecify.annotations.NullMarked;
