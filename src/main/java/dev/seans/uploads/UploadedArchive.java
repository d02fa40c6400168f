package dev.seans.uploads;

import java.time.Instant;

/**
 * An archive that waits to be unpacked.
 *
 * @param id names it
 * @param entriesDone so many of its entries are unpacked already
 * @param receivedAt when its last fragment came
 */
public record UploadedArchive(long id, SealedUpload upload, int entriesDone, Instant receivedAt) {}
