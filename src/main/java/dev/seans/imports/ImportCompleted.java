package dev.seans.imports;

import dev.seans.catalog.RecordCounts;

/**
 * The whole file is committed. Further files of the session may follow; {@link dev.seans.registry.ImportHistory} tells.
 *
 * @param counts what became of its records
 */
public record ImportCompleted(ImportedFile file, RecordCounts counts) implements ImportEvent {}
