package dev.seans.uploads;

import dev.seans.database.LostRace;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.OnePerApplication;
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
    private final UploadLimits limits;
    private final UploadPlaces places;

    @Inject
    public Uploads(
            UploadFolders folders, UploadLedger ledger, UploadRows rows, UploadLimits limits, UploadPlaces places) {
        this.folders = folders;
        this.ledger = ledger;
        this.rows = rows;
        this.limits = limits;
        this.places = places;
    }

    /**
     * Keeps one request's body: the first fragment of a name, the next one, or a repeat.
     *
     * @param source the 1C base that sends it
     * @param announced the body's length as announced, or -1
     * @return how many bytes came
     * @throws UploadRefusedException if a limit would be exceeded, or too many uploads are being received
     * @throws IncompleteBodyException if the body did not come whole
     */
    public long receive(SessionKey key, String source, UploadName name, InputStream body, long announced)
            throws IOException {
        Part part = receiveInItsPlace(key, source, body, announced);
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

    private Part receiveInItsPlace(SessionKey key, String source, InputStream body, long announced) throws IOException {
        PacedBody paced = new PacedBody(body, limits, System::nanoTime);
        places.take(key, source, paced);
        try {
            limits.file(Math.max(announced, 0));
            limits.disk(Math.max(announced, 0));
            createFolder(key, source);
            return new PartReceiver(folders.rights())
                    .receive(paced, announced, folders.newPart(key), new BodyLimits(limits));
        } finally {
            places.giveBack(paced);
        }
    }

    /** Keeps a piece of an upload, such as an entry of an archive, beside it until it has found its place. */
    public Part keep(SessionKey key, InputStream content, GrowthGuard guard) throws IOException {
        BodyLimits own = new BodyLimits(limits);
        return new PartReceiver(folders.rights()).store(content, folders.newPart(key), length -> {
            own.check(length);
            guard.check(length);
        });
    }

    /** Whether a file of that name has come that no import has sealed yet. */
    public boolean hasUnsealed(SessionKey key, UploadName name) {
        return rows.newest(key, name).filter(generation -> !generation.sealed()).isPresent();
    }

    /** Where a sealed generation stands. */
    public Path path(SessionKey key, SealedUpload upload) {
        return folders.file(key, upload.name(), upload.generation());
    }

    /** Where all files of that generation stand. */
    public Path folder(SessionKey key, SealedUpload upload) {
        return folders.generation(key, upload.generation());
    }

    private void createFolder(SessionKey key, String source) {
        LostRace.conceded(() -> ledger.createFolder(key, source));
    }

    /**
     * Must be asked before anything is written that a client can make grow.
     *
     * @throws UploadRefusedException if the disk of {@code seans.home} has less room than {@code seans.upload.min-free}
     */
    public void requireRoom() {
        limits.disk(0);
    }

    /** Watches one body while it is received. */
    static final class BodyLimits implements GrowthGuard {

        /** The disk is asked again after so many bytes: on a network each question is a round trip. */
        static final long DISK_STEP = 8L << 20;

        private final UploadLimits limits;
        private long nextLook;

        BodyLimits(UploadLimits limits) {
            this.limits = limits;
        }

        @Override
        public void check(long length) {
            limits.file(length);
            if (length >= nextLook) {
                limits.disk(0);
                nextLook = length + DISK_STEP;
            }
        }
    }
}
