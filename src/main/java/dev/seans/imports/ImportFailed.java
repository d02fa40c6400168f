package dev.seans.imports;

import dev.seans.catalog.RecordCounts;
import dev.seans.registry.ImportFailure;

/**
 * The import of a file has ended without success: the document is broken, it was stuck, given up or cancelled. The
 * chunks that were committed stay.
 *
 * @param counts what became of the records that were committed
 * @param failure why
 */
public record ImportFailed(ImportedFile file, RecordCounts counts, ImportFailure failure) implements ImportEvent {}
