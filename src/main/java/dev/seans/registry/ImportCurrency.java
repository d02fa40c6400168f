package dev.seans.registry;

import dev.seans.archive.ArchiveFault;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.SealedUpload;
import dev.seans.uploads.UploadArchives;
import dev.seans.uploads.UploadedDocuments;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells whether an import that was asked for before still answers for its name: an archive may have brought another
 * document of that name since.
 *
 * <ol>
 *   <li>One that waits for archives to be unpacked answers, unless one has come that is not sealed yet.
 *   <li>Nothing answers while there is an archive, packed still, that came after what was read.
 *   <li>What was read must be what the name leads to now.
 *   <li>What failed because of its archives answers as long as they are at fault; what was not found in them, as long as
 *       it is not there.
 * </ol>
 */
@OnePerApplication
class ImportCurrency {

    private final UploadArchives archives;
    private final UploadedDocuments documents;

    @Inject
    public ImportCurrency(UploadArchives archives, UploadedDocuments documents) {
        this.archives = archives;
        this.documents = documents;
    }

    /**
     * Whether it does.
     *
     * @param reading asks what was, or is being, read; empty if that was never found out
     * @param failure why it failed, if it did
     */
    boolean holds(
            SessionKey key,
            UploadName name,
            ImportState state,
            Supplier<Optional<SealedUpload>> reading,
            Optional<ImportFailure> failure) {
        if (!archives.any(key)) {
            return true;
        }
        Optional<SealedUpload> read = reading.get();
        if (read.isPresent()) {
            return !archives.hasPackedSince(key, read.get())
                    && documents.find(key, name).filter(read.get()::equals).isPresent();
        }
        if (state.isActive()) {
            return !archives.hasUnsealed(key);
        }
        return !archives.hasPacked(key) && failedAsItWouldNow(key, name, failure);
    }

    private boolean failedAsItWouldNow(SessionKey key, UploadName name, Optional<ImportFailure> failure) {
        boolean ofArchive =
                failure.flatMap(why -> ArchiveFault.ofCode(why.code())).isPresent();
        return ofArchive
                ? archives.failure(key).isPresent()
                : documents.find(key, name).isEmpty();
    }
}
