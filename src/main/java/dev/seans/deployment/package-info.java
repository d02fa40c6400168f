/**
 * Starts and stops the WAR. The only room that nobody may import.
 * A foreign WAR with our jar starts nothing, unless its own web.xml names the listener.
 * Order of start: settings, folders, migrations, jobs, held requests.
 */
@NullMarked
package dev.seans.deployment;

import org.jspecify.annotations.NullMarked;
