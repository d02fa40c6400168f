package dev.seans.exchange;

import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.ImportableUpload;
import dev.seans.uploads.ImportableUploads;
import dev.seans.uploads.QuietMark;
import dev.seans.uploads.UploadHistory;
import dev.seans.uploads.UploadSummary;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds uploads that 1C has left without {@code import}, as some set-ups always do (protocol, section 1.6, step 10). */
@OnePerApplication
class Silence {

    private static final int AT_ONCE = 1000;

    private final UploadHistory history;
    private final ImportableUploads importable;
    private final Exchanges exchanges;

    @Inject
    Silence(UploadHistory history, ImportableUploads importable, Exchanges exchanges) {
        this.history = history;
        this.importable = importable;
        this.exchanges = exchanges;
    }

    /** What nothing was heard of since then, and about which this was not yet done. */
    Stream<SilentUploads.SilentUpload> since(Instant moment, QuietMark mark) {
        return history.quietSince(moment, mark, AT_ONCE).stream()
                .flatMap(upload -> silent(upload, moment, mark).stream());
    }

    /** True for one caller only, of all nodes, and only if nothing has come meanwhile. */
    boolean mark(SilentUploads.SilentUpload silent, QuietMark mark) {
        return history.mark(silent.upload(), mark);
    }

    /**
     * Whether an upload to which nothing was added is silent indeed. Not while 1C still talks: it uploads all its files
     * before it asks for the first import, and that may take long. Not while a body is still being sent.
     */
    private Optional<SilentUploads.SilentUpload> silent(UploadSummary upload, Instant since, QuietMark mark) {
        Optional<ExchangeRow> exchange = exchanges.find(upload.key());
        if (exchange.isPresent()
                && (exchange.get().lastAccessAt().isAfter(since) || importable.areStillComing(upload.key(), since))) {
            return Optional.empty();
        }
        List<ImportableUpload> files = importable.of(upload.key());
        if (exchange.isEmpty() || files.isEmpty()) {
            // Everything was asked for, or there are only pictures: no need to look again.
            history.mark(upload, mark);
            return Optional.empty();
        }
        return Optional.of(new SilentUploads.SilentUpload(upload, exchange.get(), files));
    }
}
