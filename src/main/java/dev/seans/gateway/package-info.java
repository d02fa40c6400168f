/**
 * Calls of programs that know nothing of logins, with the sessions that are kept for them: {@code GatewayServlet} passes a
 * request on to its upstream and the answer back, both as they come, and keeps no thread meanwhile. {@code client} has the
 * sessions, {@code api} lets in who may.
 */
@NullMarked
package dev.seans.gateway;

import org.jspecify.annotations.NullMarked;
