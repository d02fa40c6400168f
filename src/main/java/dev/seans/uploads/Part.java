package dev.seans.uploads;

import java.nio.file.Path;

/**
 * A complete body on disk, not yet attached to a file.
 *
 * @param path of the private part
 * @param bytes its length
 * @param sha256 of its content, in hex
 * @param beginsXmlDocument whether it begins with an XML declaration, as only the first fragment of a file does
 */
public record Part(Path path, long bytes, String sha256, boolean beginsXmlDocument) {}
