package dev.seans.uploads;

import java.nio.file.Path;

/**
 * A complete body on disk, not yet attached to a file.
 *
 * @param path of the private part
 * @param bytes its length
 * @param sha256 of its content, in hex
 * @param start what its first bytes are: only the first fragment of a file begins like a file
 */
public record Part(Path path, long bytes, String sha256, FileStart start) {}
