package dev.seans.imports;

import dev.seans.catalog.PreparedChunk;
import dev.seans.commerceml.CatalogFormatException;
import dev.seans.commerceml.CatalogReader;
import dev.seans.records.CatalogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Cuts the records of a document into chunks, from a checkpoint on. */
final class ChunkReader {

    /** In characters: chunks are held in memory, and single records may be large. */
    private static final long LONGEST_CHUNK = 5_000_000;

    private final CatalogReader reader;
    private final int size;
    private long toSkip;

    private final AtomicLong met = new AtomicLong();

    /**
     * Begins to cut.
     *
     * @param done the checkpoint: so many records are left out
     * @param size records of a chunk, unless they are large
     */
    ChunkReader(CatalogReader reader, long done, int size) {
        this.reader = reader;
        this.toSkip = done;
        this.size = size;
    }

    /** The next chunk, prepared for the writer; empty at the end of the document. */
    List<CatalogRecord> next() throws CatalogFormatException {
        skip();
        long end = reader.position() + LONGEST_CHUNK;
        List<CatalogRecord> chunk = new ArrayList<>();
        while (chunk.size() < size && reader.position() < end) {
            CatalogRecord record = reader.next();
            if (record == null) {
                break;
            }
            met.incrementAndGet();
            chunk.add(record);
        }
        return PreparedChunk.of(chunk);
    }

    /** A parser cannot seek, but it skips faster than the database has written. */
    private void skip() throws CatalogFormatException {
        for (; toSkip > 0; toSkip--) {
            reader.next();
            met.incrementAndGet();
        }
    }

    /** Records that were met so far, also those that are left out; any thread may ask. */
    long met() {
        return met.get();
    }
}
