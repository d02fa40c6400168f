package dev.seans.uploads;

import dev.seans.database.Database;
import dev.seans.identity.SessionKey;
import dev.seans.settings.Settings;
import java.nio.file.Path;

/** Uploads that are one file, wherever it stands. */
public final class GivenUploads extends Uploads {

    private final Path file;

    public GivenUploads(Database database, Settings settings, Path file) {
        super(
                new UploadFolders(file),
                new UploadLedger(),
                new UploadRows(database),
                new UploadLimits(new UploadFolders(file), settings));
        this.file = file;
    }

    @Override
    public Path path(SessionKey key, SealedUpload upload) {
        return file;
    }
}
