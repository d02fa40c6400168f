package dev.seans.registry;

/**
 * A record that could not be stored, as operators see it.
 *
 * @param file the name of the file it stood in
 * @param generation of that file
 * @param line where the record begins
 * @param column where the record begins
 * @param reason what is wrong with it, in English
 */
public record RejectionView(String file, int generation, int line, int column, String reason) {}
