package dev.seans.exchange;

import dev.seans.catalog.RecordCounts;
import dev.seans.imports.ImportFailure;
import dev.seans.imports.ImportState;
import dev.seans.imports.ImportStatus;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.UploadName;
import jakarta.inject.Inject;
import java.util.Objects;

/** What 1C is told of an import: the same for every repeat. */
@OnePerApplication
class ImportReplies {

    private final ExchangeTexts texts;

    @Inject
    ImportReplies(ExchangeTexts texts) {
        this.texts = texts;
    }

    Reply of(UploadName name, ImportStatus status) {
        return switch (status.state()) {
            case PENDING -> Reply.progress(texts.of(ExchangeText.IMPORT_QUEUED, name, status.ahead()));
            case IN_PROGRESS -> Reply.progress(texts.of(ExchangeText.IMPORT_RUNNING, name, read(status.counts())));
            case COMPLETED -> Reply.success(completed(name, status.counts()));
            case FAILED -> Reply.failure(failed(name, status));
        };
    }

    private String completed(UploadName name, RecordCounts counts) {
        ExchangeText text =
                counts.rejected() == 0 ? ExchangeText.IMPORT_COMPLETED : ExchangeText.IMPORT_COMPLETED_WITH_REJECTED;
        return texts.of(text, name, read(counts), counts.unchanged(), counts.rejected());
    }

    private String failed(UploadName name, ImportStatus status) {
        ImportFailure failure =
                Objects.requireNonNull(status.failure(), () -> ImportState.FAILED + " without a reason");
        return switch (failure.code()) {
            case ImportFailure.STUCK -> texts.of(ExchangeText.IMPORT_STUCK, name);
            case ImportFailure.TAKEN_OVER_TOO_OFTEN -> texts.of(ExchangeText.IMPORT_TAKEN_OVER_TOO_OFTEN, name);
            default -> texts.of(ExchangeText.IMPORT_BROKEN, name, failure.text());
        };
    }

    private static long read(RecordCounts counts) {
        return counts.groups() + counts.properties() + counts.products() + counts.offers();
    }
}
