/**
 * Starts and stops the WAR of the exchange, or what the sessions of another WAR need. Nobody may import this room.
 * A foreign WAR with our jar starts nothing, unless its own web.xml names the listener.
 * Order of start: settings, migrations, folders, keeper, jobs, held requests.
 */
@NullMarked
package dev.seans.deployment;

import org.jspecify.annotations.NullMarked;
