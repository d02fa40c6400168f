package dev.seans.uploads;

import dev.seans.identity.UploadName;

/**
 * A generation that an import has named.
 *
 * @param bytes its final length; whatever may stand behind them on disk is no part of it
 */
public record SealedUpload(UploadName name, int generation, long bytes) {}
