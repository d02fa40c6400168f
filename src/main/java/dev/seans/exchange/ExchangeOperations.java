package dev.seans.exchange;

import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.ImportableUpload;
import dev.seans.uploads.ImportableUploads;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** The door for operators: start the import of an upload for which 1C has never asked. */
@OnePerApplication
public class ExchangeOperations {

    private static final Logger LOG = System.getLogger(ExchangeOperations.class.getName());

    private final ImportableUploads importable;
    private final UploadStart start;

    @Inject
    ExchangeOperations(ImportableUploads importable, UploadStart start) {
        this.importable = importable;
        this.start = start;
    }

    /**
     * Asks for the import of every file of the session that nobody has asked for, whole or not: the operator knows better
     * than a timer, and a truncated document fails with its place.
     */
    public Outcome retry(ExchangeRow exchange, String operator) {
        List<ImportableUpload> files = importable.of(exchange.key());
        if (files.isEmpty()) {
            return Outcome.NOTHING_LEFT;
        }
        if (files.stream().anyMatch(file -> file.condition() == ImportableUpload.Condition.UNREADABLE)) {
            return Outcome.GONE;
        }
        start.start(exchange, files);
        LOG.log(
                Level.INFO,
                "{0} exchange {1}: the import of {2} uploaded files was started by the operator {3}; they wait at the end"
                        + " of their source's queue",
                exchange.key(),
                Long.toString(exchange.number()),
                Long.toString(files.size()),
                operator);
        return Outcome.STARTED;
    }

    /** What became of the operator's wish. */
    public enum Outcome {
        STARTED,
        /** Everything of it was asked for already, or nothing was uploaded. */
        NOTHING_LEFT,
        /** The uploads are not on disk any more, or not readable on this node. */
        GONE
    }
}
