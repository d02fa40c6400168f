/**
 * The once-only registry: which import there is of which upload, in which order those of a source run, how far each has come,
 * and what was hidden because no import has seen it. It runs nothing and does not speak the protocol. Owns the tables
 * seans_import_source, seans_import_session, seans_import_file and seans_import_catalog.
 */
@NullMarked
package dev.seans.registry;

import org.jspecify.annotations.NullMarked;
