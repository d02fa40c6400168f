package dev.seans.imports;

import dev.seans.archive.ArchiveException;
import dev.seans.archive.ZipArchive;
import dev.seans.catalog.WriteContext;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.registry.ImportFailure;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.uploads.UploadFolders;
import dev.seans.uploads.UploadLimits;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an import of a file would do, and does nothing: no row is written, no session opened, nothing kept. A document is
 * read while it comes; an archive, whose directory stands at its end, is kept in {@code seans.home} until it is read.
 */
@OnePerApplication
public class ImportCheck {

    private static final int ZIP_SIGNATURE = 0x504B;
    private static final long NO_ROW = -1;

    /** In bytes: so often the disk is looked at. */
    private static final int PART = 1 << 20;

    /** Of an archive; an export has a few dozen. */
    private static final int MOST_DOCUMENTS = 200;

    private static final Duration LONGEST_CHECK = Duration.ofDays(1);

    private final Database database;
    private final DatabaseClock clock;
    private final UploadFolders folders;
    private final UploadLimits limits;
    private final Settings settings;

    @Inject
    public ImportCheck(
            Database database, DatabaseClock clock, UploadFolders folders, UploadLimits limits, Settings settings) {
        this.database = database;
        this.clock = clock;
        this.folders = folders;
        this.limits = limits;
        this.settings = settings;
    }

    /**
     * Checks a document, or an archive of documents; its first bytes tell which it is.
     *
     * @param source with whose catalogue it is compared; all is new to one that there is not, or if there is none
     * @throws dev.seans.uploads.UploadRefusedException if the file is larger than an upload may be
     * @throws IOException if it does not come, or cannot be kept
     */
    public CheckReport check(@Nullable String source, InputStream sent) throws IOException {
        InputStream bytes = new BufferedInputStream(new LimitedFile(sent));
        bytes.mark(2);
        boolean packed = (bytes.read() << Byte.SIZE | bytes.read()) == ZIP_SIGNATURE;
        bytes.reset();
        long sourceId = sourceId(source);
        return packed
                ? archive(source, sourceId, bytes)
                : new CheckReport(source, List.of(document("", sourceId, bytes)), 0, null);
    }

    /** The names of all sources. */
    public List<String> sources() {
        return database.query("SELECT name FROM seans_import_source ORDER BY name", row -> row.getString("name"));
    }

    private long sourceId(@Nullable String source) {
        return source == null
                ? NO_ROW
                : database.find("SELECT id FROM seans_import_source WHERE name = ?", row -> row.getLong("id"), source)
                        .orElse(NO_ROW);
    }

    private CheckReport archive(@Nullable String source, long sourceId, InputStream bytes) throws IOException {
        removeLeftBehind();
        Path kept = Files.createTempFile(folders.home(), "check", ".zip");
        try {
            try (OutputStream file = Files.newOutputStream(kept)) {
                for (byte[] part = bytes.readNBytes(PART); part.length > 0; part = bytes.readNBytes(PART)) {
                    limits.disk(part.length);
                    file.write(part);
                }
            }
            return kept(source, sourceId, kept);
        } finally {
            Files.delete(kept);
        }
    }

    /** By a node that was killed while it checked. */
    private void removeLeftBehind() throws IOException {
        FileTime longAgo = FileTime.from(clock.now().minus(LONGEST_CHECK));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folders.home(), "check*.zip")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).compareTo(longAgo) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException ended) {
            // another node has removed its own meanwhile; the next check looks again
        }
    }

    private CheckReport kept(@Nullable String source, long sourceId, Path kept) throws IOException {
        List<CheckedDocument> documents = new ArrayList<>();
        long[] others = {0};
        try (ZipArchive zip = new ZipArchive(kept, Files.size(kept))) {
            limits.session(zip.size(), 0);
            long[] bytes = {0};
            zip.check((name, length) -> {
                limits.file(length);
                bytes[0] = Math.addExact(bytes[0], length);
                limits.session(zip.size(), bytes[0]);
            });
            zip.unpack(0, settings.integer(Setting.UPLOAD_ZIP_RATIO), (index, name, content) -> {
                if (name.toLowerCase(Locale.ROOT).endsWith(".xml") && documents.size() < MOST_DOCUMENTS) {
                    documents.add(document(name, sourceId, content));
                } else {
                    others[0]++;
                }
                content.transferTo(OutputStream.nullOutputStream());
            });
        } catch (ArchiveException broken) {
            ImportFailure failure = new ImportFailure(broken.fault().code(), broken.detail(), null, null);
            return new CheckReport(source, documents, others[0], failure);
        }
        return new CheckReport(source, documents, others[0], null);
    }

    private CheckedDocument document(String name, long sourceId, InputStream bytes) throws IOException {
        WriteContext context = new WriteContext(sourceId, NO_ROW, NO_ROW, clock.now(), NO_ROW);
        try {
            return new DocumentCheck(database, context, settings.integer(Setting.IMPORT_CHUNK)).check(name, bytes);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /** Refuses a file that is larger than an upload may be, as soon as it is. */
    private final class LimitedFile extends FilterInputStream {

        private long length;

        LimitedFile(InputStream sent) {
            super(sent);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            length += Math.max(0, read);
            limits.file(length);
            return read;
        }
    }
}
