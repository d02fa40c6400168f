package dev.seans.registry;

import dev.seans.archive.ArchiveFault;
import dev.seans.commerceml.CatalogFault;
import dev.seans.commerceml.CatalogFormatException;
import dev.seans.uploads.UploadArchives;
import dev.seans.uploads.UploadRefusedException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why an import failed.
 *
 * @param code {@link #NO_RECORDS}, {@link #DISK_NEARLY_FULL}, {@link #FATAL_ERROR}, {@link #STUCK}, {@link #TAKEN_OVER_TOO_OFTEN}, {@link #CANCELLED}, {@link #UPLOAD_LOST}, {@link
 *     #NOT_IN_ARCHIVE}, {@link #SINK_FAILED}, or the name of a fault of the document or of an archive
 * @param detail in English, for operators; of an archive, what its fault speaks of
 * @param line of the document, if the fault stands there
 * @param column of the document
 */
public record ImportFailure(
        String code,
        String detail,
        @Nullable Integer line,
        @Nullable Integer column) {

    /** There was no progress for too long: the next import may try again. */
    public static final String STUCK = "STUCK";

    /** Runners began it again and again and never came to the end. */
    public static final String TAKEN_OVER_TOO_OFTEN = "TAKEN_OVER_TOO_OFTEN";

    /** An operator did not want it. */
    public static final String CANCELLED = "CANCELLED";

    /** No node could read the uploaded file for a long time. */
    public static final String UPLOAD_LOST = "UPLOAD_LOST";

    /** No archive of the session holds what was asked for. */
    public static final String NOT_IN_ARCHIVE = "NOT_IN_ARCHIVE";

    /** A {@code CatalogSink} of the team has thrown at every attempt. */
    public static final String SINK_FAILED = "SINK_FAILED";

    /** It was read for a minute without a record. */
    public static final String NO_RECORDS = "NO_RECORDS";

    /** The disk has less room than {@code seans.upload.min-free}. */
    public static final String DISK_NEARLY_FULL = "DISK_NEARLY_FULL";

    /** It ended in an error of the Java runtime, such as too little memory. */
    public static final String FATAL_ERROR = "FATAL_ERROR";

    /** What an exception of the team says may be long; the column takes 2000. */
    private static final int LONGEST = 1000;

    /** Every code that an import can fail with. */
    public static Set<String> codes() {
        return Stream.of(
                        Stream.of(
                                STUCK,
                                TAKEN_OVER_TOO_OFTEN,
                                CANCELLED,
                                UPLOAD_LOST,
                                NOT_IN_ARCHIVE,
                                SINK_FAILED,
                                NO_RECORDS,
                                DISK_NEARLY_FULL,
                                FATAL_ERROR),
                        Arrays.stream(ArchiveFault.values()).map(ArchiveFault::code),
                        Arrays.stream(CatalogFault.values()).map(CatalogFault::name))
                .flatMap(Function.identity())
                .collect(Collectors.toUnmodifiableSet());
    }

    public static ImportFailure stuck() {
        return new ImportFailure(STUCK, "no progress for longer than seans.import.stuck-after", null, null);
    }

    static ImportFailure takenOverTooOften(int attempts) {
        String detail = "begun %d times and never ended: the log tells how each attempt ended".formatted(attempts);
        return new ImportFailure(TAKEN_OVER_TOO_OFTEN, detail, null, null);
    }

    static ImportFailure cancelled() {
        return new ImportFailure(CANCELLED, "cancelled by an operator", null, null);
    }

    public static ImportFailure uploadLost() {
        return new ImportFailure(
                UPLOAD_LOST,
                "no node can read the uploaded file below seans.home; it must be uploaded again",
                null,
                null);
    }

    public static ImportFailure ofArchive(UploadArchives.ArchiveFailure failure) {
        return new ImportFailure(failure.code(), failure.detail(), null, null);
    }

    /** What the archives hold instead, as a list. */
    public static ImportFailure notInArchive(String names) {
        return new ImportFailure(NOT_IN_ARCHIVE, names, null, null);
    }

    public static ImportFailure sinkFailed(SinkFailedException refused) {
        String detail = String.valueOf(refused.getMessage());
        return new ImportFailure(
                SINK_FAILED, detail.length() > LONGEST ? detail.substring(0, LONGEST) + "…" : detail, null, null);
    }

    public static ImportFailure noRecords() {
        return new ImportFailure(
                NO_RECORDS,
                "the document was read for a minute without a further record; check which file was sent, and who sent it",
                null,
                null);
    }

    public static ImportFailure diskNearlyFull(UploadRefusedException full) {
        return new ImportFailure(DISK_NEARLY_FULL, full.limit().key() + " = " + full.value(), null, null);
    }

    public static ImportFailure fatal(Error error) {
        String detail = "it ended in " + error.getClass().getName()
                + ", so it is not begun again by itself; see whether the server has enough memory, and what was sent";
        return new ImportFailure(FATAL_ERROR, detail, null, null);
    }

    public static ImportFailure of(CatalogFormatException fault) {
        return new ImportFailure(
                fault.fault().name(), fault.fault().text() + ": " + fault.detail(), fault.line(), fault.column());
    }

    /** Whether the next import may try again. */
    boolean isStuck() {
        return code.equals(STUCK);
    }

    /** Whether the same document may fare better another time. */
    public boolean isOfTheServer() {
        return isStuck() || code.equals(DISK_NEARLY_FULL) || code.equals(FATAL_ERROR);
    }

    /** One sentence for operators. */
    public String text() {
        if (code.equals(NOT_IN_ARCHIVE)) {
            return "the file is not in the uploaded archives, or not only once; they hold: " + detail;
        }
        if (code.equals(DISK_NEARLY_FULL)) {
            return "the disk of seans.home has less room than " + detail
                    + ": free some, then let the import be tried again";
        }
        String what =
                ArchiveFault.ofCode(code).map(fault -> fault.text() + ": ").orElse("") + detail;
        return line == null ? what : "line %d, column %d: %s".formatted(line, column, what);
    }
}
