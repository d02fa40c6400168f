package dev.seans.registry;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Who imports the files whose jobs the registry orders. */
public interface ImportWorker {

    /**
     * Imports the file if its turn has come.
     *
     * @return when to look again; zero if there is nothing left to do
     */
    Duration take(long fileId, BooleanSupplier stopping);

    /** The job of this file has been put off for so long. */
    void putOff(long fileId, Duration wait);
}
