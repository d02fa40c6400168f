package dev.seans.imports;

import dev.seans.catalog.RecordCounts;
import dev.seans.registry.ImportFailure;
import dev.seans.settings.OnePerApplication;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What this node has done since it was started: for metrics, in memory only. */
@OnePerApplication
public class ImportTally {

    private RecordCounts records = RecordCounts.NONE;
    private final Map<String, Long> failures = new ConcurrentHashMap<>();
    private final AtomicLong completed = new AtomicLong();

    public ImportTally() {
        // A series that begins with its first failure would hide just that one from who asks for an increase.
        ImportFailure.codes().forEach(code -> failures.put(code, 0L));
    }

    /** What became of the records of the chunks that this node has committed. */
    public synchronized RecordCounts records() {
        return records;
    }

    /** How many files have failed, by the code of their failure, as far as this node has told of it; every code is there. */
    public Map<String, Long> failures() {
        return Map.copyOf(failures);
    }

    /** How many files were completed, as far as this node has told of it. */
    public long completed() {
        return completed.get();
    }

    synchronized void committed(RecordCounts chunk) {
        records = records.plus(chunk);
    }

    void ended(ImportEvent end) {
        if (end instanceof ImportFailed failed) {
            failures.merge(failed.failure().code(), 1L, Long::sum);
        } else {
            completed.incrementAndGet();
        }
    }
}
