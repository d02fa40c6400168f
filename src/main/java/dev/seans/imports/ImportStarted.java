package dev.seans.imports;

/**
 * A runner has begun with a file, or has taken it over from one that died or stopped.
 *
 * @param attempt which one it is since the last committed chunk, from 1
 * @param recordsDone so many records are committed already: 0, unless it goes on from a checkpoint
 */
public record ImportStarted(ImportedFile file, int attempt, long recordsDone) implements ImportEvent {}
