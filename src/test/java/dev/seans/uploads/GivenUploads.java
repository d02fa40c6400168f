package dev.seans.uploads;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.identity.SessionKey;
import dev.seans.settings.RequestThreads;
import dev.seans.settings.Settings;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Uploads that are one file, wherever it stands. */
public final class GivenUploads extends Uploads {

    private final Database database;
    private final Path file;

    public GivenUploads(Database database, Settings settings, Path file) {
        super(
                new UploadFolders(file),
                new UploadLedger(),
                new UploadRows(database),
                new UploadLimits(new UploadFolders(file), settings),
                new UploadPlaces(settings, new RequestThreads(OptionalInt.empty())));
        this.database = database;
        this.file = file;
    }

    /** Those of any session, which has none but that. */
    public UploadedFiles files(DatabaseClock clock) {
        return new UploadedFiles(database, clock, new UploadRows(database), new UploadFolders(file));
    }

    @Override
    public Path path(SessionKey key, SealedUpload upload) {
        return file;
    }
}
