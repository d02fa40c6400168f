/**
 * A WAR of a team that does with its sessions what can be done with them: the servlets of the tests of durable sessions,
 * deployed with the jar. Statics are what the requests of one server have in common; nothing of it is in a session.
 */
@NullMarked
package dev.seans.lab;

import org.jspecify.annotations.NullMarked;
