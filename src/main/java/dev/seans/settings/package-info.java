/**
 * What can be configured: one enum of settings, where their values come from, and who wins.
 * Knows the servers by name only to find their data directory.
 * Knows nothing of the other rooms.
 */
@NullMarked
package dev.seans.settings;

import org.jspecify.annotations.NullMarked;
