package dev.seans.uploads;

import dev.seans.database.DatabaseError;
import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Receives files and fragments of files. */
@OnePerApplication
public class Uploads {

    private final UploadFolders folders;
    private final UploadLedger ledger;
    private final UploadRows rows;
    private final Settings settings;

    @Inject
    public Uploads(UploadFolders folders, UploadLedger ledger, UploadRows rows, Settings settings) {
        this.folders = folders;
        this.ledger = ledger;
        this.rows = rows;
        this.settings = settings;
    }

    /**
     * Keeps one request's body: the first fragment of a name, the next one, or a repeat.
     *
     * @param announced the body's length as announced, or -1
     * @return how many bytes came
     * @throws UploadRefusedException if a limit would be exceeded
     * @throws IncompleteBodyException if the body did not come whole
     */
    public long receive(SessionKey key, UploadName name, InputStream body, long announced) throws IOException {
        requireRoom(announced);
        createFolder(key);
        Part part = new PartReceiver().receive(body, announced, folders.newPart(key), this::guard);
        try {
            Optional<Path> abandoned = ledger.attach(key, name, part).abandoned();
            if (abandoned.isPresent()) {
                Files.deleteIfExists(abandoned.get());
            }
        } finally {
            // An acknowledged repeat, an appended fragment and a refused one leave their part behind.
            Files.deleteIfExists(part.path());
        }
        return part.bytes();
    }

    /** Whether something of that name has come that no import has sealed yet. */
    public boolean hasUnsealed(SessionKey key, UploadName name) {
        return rows.newest(key, name).filter(generation -> !generation.sealed()).isPresent();
    }

    /** Where a sealed generation stands. */
    public Path path(SessionKey key, SealedUpload upload) {
        return folders.file(key, upload.name(), upload.generation());
    }

    private void createFolder(SessionKey key) {
        try {
            ledger.createFolder(key);
        } catch (RuntimeException failed) {
            if (!DatabaseError.isLostRace(failed)) {
                throw failed;
            }
        }
    }

    private void requireRoom(long announced) {
        guard(Math.max(announced, 0));
        if (freeBytes() - announced < settings.size(Setting.UPLOAD_MIN_FREE)) {
            throw refused(Setting.UPLOAD_MIN_FREE);
        }
    }

    private void guard(long received) {
        if (received > settings.size(Setting.UPLOAD_MAX_FILE)) {
            throw refused(Setting.UPLOAD_MAX_FILE);
        }
        if (freeBytes() < settings.size(Setting.UPLOAD_MIN_FREE)) {
            throw refused(Setting.UPLOAD_MIN_FREE);
        }
    }

    private long freeBytes() {
        return folders.home().toFile().getUsableSpace();
    }

    private UploadRefusedException refused(Setting limit) {
        return new UploadRefusedException(limit, settings.effective(limit).text());
    }
}
