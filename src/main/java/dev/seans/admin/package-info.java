/**
 * What operators see: imports, the catalogue, health; JSON over HTTP.
 * Every path but the word of the health check asks for a user of the role seans-admin.
 * Reads through the rooms below and owns no table.
 */
@NullMarked
package dev.seans.admin;

import org.jspecify.annotations.NullMarked;
