package dev.seans.catalog;

import org.jspecify.annotations.Nullable;

/**
 * An image of a product as operators see it.
 *
 * @param path below the folder of its source
 * @param bytes null if the image itself has not come, or not yet
 * @param sha256 in hex; null like the length
 */
public record ImageView(
        String path, @Nullable Long bytes, @Nullable String sha256) {

    public boolean isMissing() {
        return bytes == null;
    }
}
