package dev.seans.registry;

import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.SealedUpload;
import dev.seans.uploads.UploadArchives;
import dev.seans.uploads.UploadedArchive;
import dev.seans.uploads.Uploads;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Tells whether this node can read what is to be imported: another node's disk, or an emptied one, has nothing. */
@OnePerApplication
public class DocumentAccess {

    private final Uploads uploads;
    private final UploadArchives archives;

    @Inject
    public DocumentAccess(Uploads uploads, UploadArchives archives) {
        this.uploads = uploads;
        this.archives = archives;
    }

    /**
     * Whether the document is there, or, while it is still packed, all archives that may hold it.
     *
     * @param upload empty while it is still packed
     */
    public boolean isReadable(SessionKey key, Optional<SealedUpload> upload) {
        return areReadable(
                key,
                upload.map(List::of)
                        .orElseGet(() -> archives.packed(key).stream()
                                .map(UploadedArchive::upload)
                                .toList()));
    }

    /** Whether there is something left of it, so that it can be imported once more: a broken archive counts, too. */
    boolean remains(SessionKey key, Optional<SealedUpload> upload) {
        List<SealedUpload> needed = upload.map(List::of).orElseGet(() -> archives.all(key));
        return !needed.isEmpty() && areReadable(key, needed);
    }

    private boolean areReadable(SessionKey key, List<SealedUpload> needed) {
        return needed.stream().allMatch(one -> Files.isReadable(uploads.path(key, one)));
    }
}
