/**
 * Once-only imports: who may import what, in which order, and how far it has come.
 * Owns the tables seans_import_source, seans_import_session, seans_import_file and seans_import_problem.
 * Does not speak the protocol; the exchange asks it and tells 1C.
 *
 * <p>Applications import {@link CatalogSink}, {@link ImportStarted}, {@link ImportProgressed},
 * {@link ImportCompleted}, {@link ImportFailed}, {@link ImportedFile}.
 */
@NullMarked
package dev.seans.imports;

import org.jspecify.annotations.NullMarked;
