package dev.seans.files;

/**
 * The source whose files they are.
 *
 * @param sourceId its number in the tables
 * @param source its name, after which its folder is named
 */
public record FileOwner(long sourceId, String source) {}
