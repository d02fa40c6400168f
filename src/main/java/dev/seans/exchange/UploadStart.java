package dev.seans.exchange;

import dev.seans.identity.IdSource;
import dev.seans.identity.SessionKey;
import dev.seans.registry.ImportHistory;
import dev.seans.registry.ImportRequest;
import dev.seans.registry.Imports;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import dev.seans.uploads.ImportableUpload;
import dev.seans.uploads.UploadHistory;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Asks for the import of uploaded files in the place of 1C, through the same door: so each still runs once. */
@OnePerApplication
class UploadStart {

    private final Imports imports;
    private final ImportHistory history;
    private final UploadHistory uploads;
    private final Settings settings;

    @Inject
    UploadStart(Imports imports, ImportHistory history, UploadHistory uploads, Settings settings) {
        this.imports = imports;
        this.history = history;
        this.uploads = uploads;
        this.settings = settings;
    }

    /** The files go into the queue in the order of this list. */
    void start(ExchangeRow exchange, List<ImportableUpload> files) {
        IdSource idSource = exchange.idSource() == null ? IdSource.URL : exchange.idSource();
        String source = settings.sourceOf(exchange.user());
        files.forEach(file -> imports.request(new ImportRequest(exchange.key(), idSource, source, file.name())));
    }

    /** Whether something that the same 1C base has sent later is imported already: then this would undo it. */
    boolean isOvertaken(SilentUploads.SilentUpload silent) {
        Instant lastFileAt = silent.upload().lastFileAt();
        List<SessionKey> since =
                history.sessionsSince(settings.sourceOf(silent.exchange().user()), lastFileAt);
        return uploads.of(since).values().stream()
                .anyMatch(other -> other.lastFileAt().isAfter(lastFileAt));
    }
}
