package dev.seans.uploads;

import dev.seans.identity.UploadName;
import java.time.Instant;
import java.util.Optional;

/**
 * An image, or another file that is no XML, as it was uploaded.
 *
 * @param id names it
 * @param parts how many fragments it came in
 * @param lastPartSha256 of the last of them
 * @param receivedAt when that came
 */
public record UploadedFile(
        long id, UploadName name, int generation, long bytes, int parts, String lastPartSha256, Instant receivedAt) {

    /** Known already, if it came in one piece. */
    public Optional<String> sha256() {
        return parts == 1 ? Optional.of(lastPartSha256) : Optional.empty();
    }

    public SealedUpload upload() {
        return new SealedUpload(name, generation, bytes);
    }
}
