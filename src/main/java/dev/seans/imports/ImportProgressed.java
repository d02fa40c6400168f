package dev.seans.imports;

import dev.seans.catalog.RecordCounts;

/**
 * A further chunk of a file is committed.
 *
 * @param recordsDone records of the document that are committed, since its beginning
 * @param counts what became of them
 */
public record ImportProgressed(ImportedFile file, long recordsDone, RecordCounts counts) implements ImportEvent {}
