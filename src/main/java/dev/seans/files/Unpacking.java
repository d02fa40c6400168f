package dev.seans.files;

import dev.seans.archive.ArchiveException;
import dev.seans.archive.ArchiveFault;
import dev.seans.archive.ZipArchive;
import dev.seans.identity.InvalidUploadNameException;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.uploads.UploadArchives;
import dev.seans.uploads.UploadLimits;
import dev.seans.uploads.UploadRefusedException;
import dev.seans.uploads.UploadedArchive;
import dev.seans.uploads.Uploads;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;

/**
 * Unpacks the archives of a session, each once:
 *
 * <ol>
 *   <li>The directory is gone through: kinds, names and announced sizes of all entries. What is refused here has left
 *       nothing behind.
 *   <li>Entries are unpacked, as a stream, beside the upload.
 *   <li>Every now and then what was unpacked is taken in, and the archive's checkpoint with it. After a crash the rest is
 *       unpacked from there; what was not yet taken in is swept with the upload's parts.
 * </ol>
 */
@OnePerApplication
public class Unpacking {

    private static final Logger LOG = System.getLogger(Unpacking.class.getName());

    private final Uploads uploads;
    private final UploadArchives archives;
    private final UploadLimits limits;
    private final TakeOverLedger ledger;
    private final Settings settings;

    @Inject
    public Unpacking(
            Uploads uploads, UploadArchives archives, UploadLimits limits, TakeOverLedger ledger, Settings settings) {
        this.uploads = uploads;
        this.archives = archives;
        this.limits = limits;
        this.ledger = ledger;
        this.settings = settings;
    }

    /**
     * Unpacks what is sealed and still packed. An archive that cannot be unpacked is marked as broken.
     *
     * @throws WorkStoppedException if the watcher says so, or somebody else unpacks the same archive
     */
    public void unpack(SessionKey key, FileOwner owner, Progress progress) {
        for (UploadedArchive archive : archives.packed(key)) {
            try {
                unpack(key, owner, archive, progress);
                archives.finish(archive);
            } catch (ArchiveException bad) {
                fail(key, archive, bad);
            } catch (InvalidUploadNameException bad) {
                fail(
                        key,
                        archive,
                        new ArchiveException(ArchiveFault.NAME, bad.reason().toString()));
            } catch (UploadRefusedException tooMuch) {
                String limit = tooMuch.limit().key() + " = " + tooMuch.value();
                fail(key, archive, new ArchiveException(ArchiveFault.LIMIT, limit));
            } catch (IOException failed) {
                throw new UncheckedIOException("The archive " + archive.upload().name() + " could not be read", failed);
            }
        }
    }

    private void unpack(SessionKey key, FileOwner owner, UploadedArchive archive, Progress progress)
            throws IOException {
        try (ZipArchive zip = new ZipArchive(
                        uploads.path(key, archive.upload()), archive.upload().bytes());
                EntryKeeper keeper = new EntryKeeper(uploads, ledger, key, owner, archive, progress)) {
            check(key, archive, zip);
            zip.unpack(archive.entriesDone(), settings.integer(Setting.UPLOAD_ZIP_RATIO), (index, name, content) -> {
                progress.goOn();
                keeper.keep(index, clean(name), content);
            });
            keeper.flush();
            LOG.log(
                    Level.INFO,
                    "{0} the archive {1} is unpacked: {2} documents, {3} other files",
                    key,
                    archive.upload().name(),
                    Integer.toString(keeper.documents()),
                    Integer.toString(keeper.files()));
        }
    }

    private void check(SessionKey key, UploadedArchive archive, ZipArchive zip) throws IOException {
        limits.session(zip.size(), 0);
        ArchiveTotals totals = new ArchiveTotals();
        zip.check((name, length) -> {
            clean(name);
            limits.file(length);
            totals.add(name, length);
        });
        limits.session(totals.files, totals.bytes);
        limits.disk(archive.entriesDone() == 0 ? totals.bytes : 0);
        if (totals.archives > 0) {
            LOG.log(
                    Level.INFO,
                    "{0} the archive {1} holds {2} archives, which are kept as they are and not opened",
                    key,
                    archive.upload().name(),
                    Integer.toString(totals.archives));
        }
    }

    private static UploadName clean(String name) throws ArchiveException {
        try {
            return UploadName.clean(name);
        } catch (InvalidUploadNameException invalid) {
            throw (ArchiveException) new ArchiveException(ArchiveFault.NAME, name).initCause(invalid);
        }
    }

    private void fail(SessionKey key, UploadedArchive archive, ArchiveException why) {
        archives.fail(archive, why.fault().code(), archive.upload().name() + ", " + why.detail());
        LOG.log(
                Level.WARNING,
                "{0} the archive {1} cannot be unpacked, imports of its files fail until 1C sends it again: {2}",
                key,
                archive.upload().name(),
                why.getMessage());
    }

    /** What the directory announces. */
    private static final class ArchiveTotals {
        private long files;
        private long bytes;
        private int archives;

        void add(String name, long length) {
            files++;
            bytes = Math.addExact(bytes, length);
            archives += name.toLowerCase(Locale.ROOT).endsWith(".zip") ? 1 : 0;
        }
    }
}
