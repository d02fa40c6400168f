package dev.seans.files;

import dev.seans.identity.UploadName;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that is to be kept for its source.
 *
 * @param path by which products refer to it
 * @param from where it stands now
 * @param folder the folder of the uploads that it came in: if even that is not there, this node does not see the uploads
 * @param bytes its length; what stands behind them on disk is no part of it
 * @param sha256 in hex
 * @param receivedAt when it was uploaded: of two with one path the later one counts
 */
record IncomingFile(UploadName path, Path from, Path folder, long bytes, String sha256, Instant receivedAt) {}
