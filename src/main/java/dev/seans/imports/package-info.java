/**
 * How an import runs: a run of a file's job, its records chunk by chunk with their checkpoint, sinks of the team, and who is told
 * of it. What runs, {@code registry} decides. Owns the table seans_import_problem.
 *
 * <p>Applications import {@link CatalogSink}, {@link OrderSink}, {@link ImportStarted}, {@link ImportProgressed},
 * {@link ImportCompleted}, {@link ImportFailed}, {@link ImportedFile}.
 */
@NullMarked
package dev.seans.imports;

import org.jspecify.annotations.NullMarked;
