package dev.seans.files;

import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.uploads.UnpackedEntry;
import dev.seans.uploads.UploadedArchive;
import dev.seans.uploads.Uploads;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Gathers unpacked entries and takes them in a few at a time; what was not taken in is removed again. */
final class EntryKeeper implements Closeable {

    private static final int MOST_ENTRIES = 200;
    private static final long MOST_BYTES = 64_000_000;

    private final Uploads uploads;
    private final TakeOverLedger ledger;
    private final SessionKey key;
    private final FileOwner owner;
    private final Progress progress;
    private final List<UnpackedEntry> gathered = new ArrayList<>();

    private UploadedArchive archive;
    private int next;
    private long bytes;
    private int documents;
    private int files;

    EntryKeeper(
            Uploads uploads,
            TakeOverLedger ledger,
            SessionKey key,
            FileOwner owner,
            UploadedArchive archive,
            Progress progress) {
        this.uploads = uploads;
        this.ledger = ledger;
        this.key = key;
        this.owner = owner;
        this.archive = archive;
        this.progress = progress;
    }

    int documents() {
        return documents;
    }

    int files() {
        return files;
    }

    void keep(int index, UploadName name, InputStream content) throws IOException {
        UnpackedEntry entry = new UnpackedEntry(name, uploads.keep(key, content, length -> progress.goOn()));
        gathered.add(entry);
        next = index + 1;
        bytes += entry.part().bytes();
        documents += entry.isDocument() ? 1 : 0;
        files += entry.isDocument() ? 0 : 1;
        if (gathered.size() >= MOST_ENTRIES || bytes >= MOST_BYTES) {
            flush();
        }
    }

    void flush() throws IOException {
        if (gathered.isEmpty()) {
            return;
        }
        TakeOverLedger.EntryBatch batch = new TakeOverLedger.EntryBatch(next, List.copyOf(gathered));
        if (!ledger.take(key, owner, archive, batch, progress)) {
            throw new WorkStoppedException(
                    "somebody else unpacks the archive " + archive.upload().name());
        }
        archive = new UploadedArchive(archive.id(), archive.upload(), next, archive.receivedAt());
        close();
    }

    /** Entries that were taken in have been moved away; others, such as documents that are not the newest, have not. */
    @Override
    public void close() throws IOException {
        for (UnpackedEntry entry : gathered) {
            Files.deleteIfExists(entry.part().path());
        }
        gathered.clear();
        bytes = 0;
    }
}
