package dev.seans.exchange;

import dev.seans.jobs.RecurringJob;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.ImportableUpload;
import dev.seans.uploads.UploadSummary;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The job that looks after uploads without import: the operator is warned, and what is complete may be imported. */
@OnePerApplication
class SilentUploads implements RecurringJob {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final SilenceWarning warning;
    private final IdleImport idle;

    @Inject
    SilentUploads(SilenceWarning warning, IdleImport idle) {
        this.warning = warning;
        this.idle = idle;
    }

    @Override
    public String name() {
        return "silent-uploads";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run(BooleanSupplier stopping) {
        warning.look();
        idle.look();
    }

    /**
     * An upload that 1C has left without {@code import}.
     *
     * @param files that nobody has asked for; at least one, in the order in which they came
     */
    record SilentUpload(UploadSummary upload, ExchangeRow exchange, List<ImportableUpload> files) {

        private static final int NAMED = 5;

        /** The names of its files, for a log line. */
        String names() {
            String first = files.stream()
                    .limit(NAMED)
                    .map(file -> '"' + file.name().path() + '"')
                    .collect(Collectors.joining(", "));
            return files.size() > NAMED ? first + " and " + (files.size() - NAMED) + " more" : first;
        }

        boolean hasAny(ImportableUpload.Condition condition) {
            return files.stream().anyMatch(file -> file.condition() == condition);
        }
    }
}
