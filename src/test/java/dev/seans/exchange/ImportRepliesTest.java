package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.seans.catalog.RecordCounts;
import dev.seans.commerceml.CatalogFault;
import dev.seans.identity.UploadName;
import dev.seans.registry.ImportFailure;
import dev.seans.registry.ImportState;
import dev.seans.registry.ImportStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportRepliesTest {

    private static final UploadName NAME = new UploadName("a.xml");
    private static final RecordCounts CLEAN = new RecordCounts(1, 20, 300, 4000, 9, 9, 17, 0, 0);
    private static final RecordCounts WITH_BAD_ONES = CLEAN.plus(new RecordCounts(0, 0, 0, 0, 0, 0, 0, 2, 0));

    private final ImportReplies replies = GivenExchange.replies(Locale.ENGLISH);

    @Test
    void whoWaitsOrRunsIsToldToComeAgain() {
        assertReply(ImportState.PENDING, CLEAN, null, "progress", "The file a.xml is in the queue, 3 ahead of it.");
        assertReply(
                ImportState.IN_PROGRESS,
                CLEAN,
                null,
                "progress",
                "The file a.xml is being imported. Products done: 300, offers: 4,000, records in all: 4,321.");
    }

    /** Thousands are parted by a blank that does not break, and that windows-1251 has. */
    @Test
    void figuresAreWrittenAsRussiansWriteThem() {
        ImportReplies russian = GivenExchange.replies(Locale.forLanguageTag("ru"));
        RecordCounts many = new RecordCounts(1, 20, 12_000, 1_500_000, 0, 0, 0, 0, 0);

        assertThat(russian.of(NAME, status(ImportState.IN_PROGRESS, many, null)).lines())
                .containsExactly(
                        "progress",
                        "Файл a.xml загружается. Обработано товаров: 12\u00a0000, предложений: 1\u00a0500\u00a0000,"
                                + " всего записей: 1\u00a0512\u00a0021.");
        assertThat(russian.of(NAME, status(ImportState.PENDING, many, null)).lines())
                .containsExactly("progress", "Файл a.xml в очереди, впереди 3.");
    }

    @Test
    void successTellsWhatWasDone() {
        assertReply(
                ImportState.COMPLETED,
                CLEAN,
                null,
                "success",
                "The file a.xml is imported: 4,321 records, 17 of them unchanged.");
        assertReply(
                ImportState.COMPLETED,
                WITH_BAD_ONES,
                null,
                "success",
                "The file a.xml is imported: 4,321 records, 17 of them unchanged;"
                        + " 2 were rejected, the server's log has the reasons.");
    }

    @Test
    void aFailureTellsItsReason() {
        assertReply(
                ImportState.FAILED,
                CLEAN,
                new ImportFailure("BROKEN_XML", "a tag is not closed", 3, 14),
                "failure",
                "The file a.xml was not imported: XML error in line 3, column 14. Correct the export and send the file again.");
        assertReply(
                ImportState.FAILED,
                CLEAN,
                new ImportFailure(ImportFailure.STUCK, "no progress", null, null),
                "failure",
                "The import of the file a.xml came to a halt and was given up:"
                        + " repeat the exchange, and look for the cause in the server's log.");
        assertReply(
                ImportState.FAILED,
                CLEAN,
                new ImportFailure(ImportFailure.TAKEN_OVER_TOO_OFTEN, "begun 4 times", null, null),
                "failure",
                "The import of the file a.xml was interrupted several times and given up:"
                        + " look for the cause in the server's log, then send the file again.");
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultOfADocumentHasItsText(CatalogFault fault) {
        ImportFailure failure = new ImportFailure(fault.name(), "detail", 12345, 67890);

        assertThat(replies.of(NAME, status(ImportState.FAILED, CLEAN, failure)).lines())
                .hasSize(2)
                .startsWith("failure")
                .element(1, STRING)
                .contains("a.xml")
                .doesNotContain("12,345", "67,890", "{", "null");
    }

    @Test
    void aFailureWithoutAReasonIsAMistakeOfOurs() {
        assertThatNullPointerException()
                .isThrownBy(() -> replies.of(NAME, status(ImportState.FAILED, CLEAN, null)))
                .withMessage("FAILED without a reason");
    }

    private void assertReply(
            ImportState state, RecordCounts counts, @Nullable ImportFailure failure, String word, String text) {
        assertThat(replies.of(NAME, status(state, counts, failure)).lines()).containsExactly(word, text);
    }

    private static ImportStatus status(ImportState state, RecordCounts counts, @Nullable ImportFailure failure) {
        return new ImportStatus(1, 1, state, Instant.EPOCH, 3, counts, List.of(), failure);
    }
}
