package dev.seans.exchange;

import dev.seans.uploads.ImportableUpload;
import dev.seans.uploads.UploadSummary;
import java.util.List;
import java.util.stream.Collectors;

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
