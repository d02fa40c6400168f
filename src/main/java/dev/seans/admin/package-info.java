/**
 * What operators see and do: imports, the catalogue, upstreams, health; JSON over HTTP.
 * Every path but the word of the health check asks for a user of the role seans-admin; cookies of upstreams are for users
 * of the role seans-client alone.
 * Reads through the rooms below and owns no table.
 */
@NullMarked
package dev.seans.admin;

import org.jspecify.annotations.NullMarked;
