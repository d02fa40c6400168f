package dev.seans.exchange;

import dev.seans.catalog.RecordCounts;
import dev.seans.identity.UploadName;
import dev.seans.orderbook.ReturnedDocuments;
import dev.seans.records.UnknownElement;
import dev.seans.registry.ImportFailure;
import dev.seans.registry.ImportState;
import dev.seans.registry.ImportStatus;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What 1C is told of an import: the same for every repeat, but for orders that a later file has brought again. */
@OnePerApplication
class ImportReplies {

    /** Of documents of orders; further ones are only counted. */
    private static final int REFUSALS_TOLD = 10;

    private final ExchangeTexts texts;
    private final ReturnedDocuments returned;

    @Inject
    ImportReplies(ExchangeTexts texts, ReturnedDocuments returned) {
        this.texts = texts;
        this.returned = returned;
    }

    Reply of(UploadName name, ImportStatus status) {
        return switch (status.state()) {
            case PENDING -> Reply.progress(texts.of(ExchangeText.IMPORT_QUEUED, name, status.ahead()));
            case IN_PROGRESS -> Reply.progress(running(name, status.counts()));
            case COMPLETED -> Reply.success(lines(name, status).toArray(String[]::new));
            case FAILED -> Reply.failure(failed(name, status));
        };
    }

    Reply internal() {
        return Reply.failure(texts.of(ExchangeText.INTERNAL)).withStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }

    /** Numbers stand behind their words, so that no language needs the plural of any. */
    private String running(UploadName name, RecordCounts counts) {
        return texts.of(ExchangeText.IMPORT_RUNNING, name, counts.products(), counts.offers(), read(counts));
    }

    private String completed(UploadName name, ImportStatus status) {
        RecordCounts counts = status.counts();
        String text = texts.of(
                completed(counts), name, read(counts), counts.unchanged(), counts.rejected(), counts.badValues());
        return status.unknown().isEmpty() ? text : text + " " + unknown(status.unknown());
    }

    /** A line for each document of an order that changed nothing: 1C notes them in its log. */
    private List<String> lines(UploadName name, ImportStatus status) {
        List<String> lines = new ArrayList<>(List.of(completed(name, status)));
        if (status.counts().orders() > 0 && status.counts().rejected() > 0) {
            returned.refused(status.fileId(), REFUSALS_TOLD)
                    .forEach(one -> lines.add(texts.of(ExchangeText.valueOf("ORDER_" + one.why()), one.key())));
        }
        return lines;
    }

    private String unknown(List<UnknownElement> elements) {
        UnknownElement first = elements.get(0);
        return texts.of(ExchangeText.IMPORT_UNKNOWN_ELEMENTS, elements.size(), first.path(), place(first.line()));
    }

    private static ExchangeText completed(RecordCounts counts) {
        if (counts.badValues() > 0) {
            return ExchangeText.IMPORT_COMPLETED_WITH_BAD_VALUES;
        }
        return counts.rejected() > 0 ? ExchangeText.IMPORT_COMPLETED_WITH_REJECTED : ExchangeText.IMPORT_COMPLETED;
    }

    private String failed(UploadName name, ImportStatus status) {
        ImportFailure failure =
                Objects.requireNonNull(status.failure(), () -> ImportState.FAILED + " without a reason");
        return texts.of(
                ExchangeText.valueOf("IMPORT_" + failure.code()),
                name,
                place(failure.line()),
                place(failure.column()),
                failure.detail());
    }

    /** As text, because a number of a line is no quantity and takes no separators. */
    private static String place(@Nullable Integer number) {
        return String.valueOf(number);
    }

    private static long read(RecordCounts counts) {
        return counts.groups() + counts.properties() + counts.products() + counts.offers() + counts.orders();
    }
}
