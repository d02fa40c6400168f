package dev.seans.uploads;

import dev.seans.identity.UploadName;

/**
 * An entry of an archive, unpacked beside the upload.
 *
 * @param name cleaned, as that of an upload
 */
public record UnpackedEntry(UploadName name, Part part) {

    /** Whether it is to be imported; everything else, with archives among it, is a file. */
    public boolean isDocument() {
        return UploadKind.ofEntry(name, part.start()) == UploadKind.DOCUMENT;
    }
}
