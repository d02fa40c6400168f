package dev.seans.uploads;

import dev.seans.identity.SessionKey;
import java.time.Instant;

/**
 * What one session has uploaded in all.
 *
 * @param files generations of files
 * @param bytes of all of them
 * @param lastFileAt when the last of them came, or the last fragment of it
 */
public record UploadSummary(SessionKey key, int files, long bytes, Instant lastFileAt) {}
