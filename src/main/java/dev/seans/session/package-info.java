/**
 * Durable sessions: rows in the database that every node sees, found by the hash of their id.
 * Owns the tables seans_session, seans_session_holding and seans_turn.
 * Knows requests only by their key; the filter room decides what a request may do.
 */
@NullMarked
package dev.seans.session;

import org.jspecify.annotations.NullMarked;
