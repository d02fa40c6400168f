package dev.seans.imports;

import dev.seans.files.CatalogTables;
import dev.seans.records.CatalogRecord;
import dev.seans.records.KeyedRecord;
import dev.seans.registry.ImportRun;
import dev.seans.registry.SinkFailedException;
import dev.seans.settings.OnePerApplication;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;

/** The team's sinks, in the order in which they are called. */
@OnePerApplication
public class CatalogSinks implements CatalogTables {

    private static final Logger LOG = System.getLogger(CatalogSinks.class.getName());

    /** What the server's stand-ins add to the name of a class. */
    private static final String STAND_IN = "$Proxy$";

    private final List<CatalogSink> sinks;
    private final boolean replacesTables;

    /** Finds them; a sink that cannot be made stops whoever asks, which is first of all the deployment. */
    @Inject
    public CatalogSinks(@Any Instance<CatalogSink> found) {
        sinks = found.stream()
                .sorted(Comparator.comparingInt(CatalogSink::order).thenComparing(CatalogSinks::name))
                .toList();
        replacesTables = sinks.stream().anyMatch(CatalogSink::replacesTables);
    }

    /** Tells the operator who receives the records. */
    public void announce() {
        for (CatalogSink sink : sinks) {
            LOG.log(
                    Level.INFO,
                    "{0} receives every chunk of records{1}",
                    name(sink),
                    replacesTables ? "; no record is written to the tables of the catalogue" : "");
        }
    }

    @Override
    public boolean areWritten() {
        return !replacesTables;
    }

    /** Whether any of them stands in for the tables of the catalogue. */
    boolean replaceTables() {
        return replacesTables;
    }

    /**
     * Hands a chunk over, in the caller's transaction.
     *
     * @throws SinkFailedException if one of them throws; those after it are not called
     */
    void deliver(ImportRun run, long chunkNo, List<CatalogRecord> chunk) {
        if (sinks.isEmpty()) {
            return;
        }
        List<KeyedRecord> records = chunk.stream()
                .filter(KeyedRecord.class::isInstance)
                .map(KeyedRecord.class::cast)
                .toList();
        if (!records.isEmpty()) {
            sinks.forEach(sink -> deliver(sink, run.importId(), chunkNo, records));
        }
    }

    private static void deliver(CatalogSink sink, long importId, long chunkNo, List<KeyedRecord> records) {
        try {
            sink.chunk(importId, chunkNo, records);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new SinkFailedException(name(sink), chunkNo, stopping);
        } catch (Exception refused) {
            throw new SinkFailedException(name(sink), chunkNo, refused);
        }
    }

    private static String name(CatalogSink sink) {
        String name = sink.getClass().getName();
        int standIn = name.indexOf(STAND_IN);
        return standIn < 0 ? name : name.substring(0, standIn);
    }
}
