package dev.seans.registry;

import dev.seans.identity.UploadName;
import dev.seans.records.DocumentNotes;
import dev.seans.uploads.SealedUpload;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The import of one generation of one file. Its checkpoint and its counts are written by {@code ImportCheckpoint}, with
 * the data; here they are born as zeros.
 */
@Entity
@Table(name = "seans_import_file")
public class ImportFile {

    /** The first attempt and three take-overs, without a committed chunk between them. */
    public static final int MAX_ATTEMPTS = 4;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "seans_import_file_ids")
    @SequenceGenerator(name = "seans_import_file_ids", sequenceName = "seans_import_file_ids", allocationSize = 1)
    @Column(name = "id")
    private long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "import_session_id", nullable = false, updatable = false)
    private ImportSession session;

    @Column(name = "source_id", nullable = false, updatable = false)
    private long sourceId;

    @Column(name = "name", nullable = false, updatable = false)
    private String name = "";

    @Column(name = "generation", nullable = false, updatable = false)
    private int generation;

    /** What is read; null while it is still packed. */
    @Column(name = "upload_name", updatable = false)
    private @Nullable String uploadName;

    @Column(name = "upload_generation", updatable = false)
    private @Nullable Integer uploadGeneration;

    @Column(name = "queue_no", nullable = false)
    private long queueNo;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    private ImportState state = ImportState.PENDING;

    @Column(name = "bytes", nullable = false, updatable = false)
    private long bytes;

    @Column(name = "attempts", nullable = false)
    private int attempts;

    @Column(name = "fence", nullable = false)
    private long fence;

    @Column(name = "records_done", nullable = false, updatable = false)
    private long recordsDone;

    @Column(name = "groups_read", nullable = false, updatable = false)
    private long groupsRead;

    @Column(name = "properties_read", nullable = false, updatable = false)
    private long propertiesRead;

    @Column(name = "products_read", nullable = false, updatable = false)
    private long productsRead;

    @Column(name = "offers_read", nullable = false, updatable = false)
    private long offersRead;

    @Column(name = "prices_read", nullable = false, updatable = false)
    private long pricesRead;

    @Column(name = "stocks_read", nullable = false, updatable = false)
    private long stocksRead;

    @Column(name = "unchanged", nullable = false, updatable = false)
    private long unchanged;

    @Column(name = "rejected", nullable = false, updatable = false)
    private long rejected;

    @Column(name = "bad_values", nullable = false, updatable = false)
    private long badValues;

    @Column(name = "failure")
    private @Nullable String failure;

    @Column(name = "error")
    private @Nullable String error;

    @Column(name = "error_line")
    private @Nullable Integer errorLine;

    @Column(name = "error_column")
    private @Nullable Integer errorColumn;

    @Column(name = "only_changes")
    private @Nullable Boolean onlyChanges;

    @Column(name = "header")
    private @Nullable String header;

    @Column(name = "unknown_elements")
    private @Nullable String unknownElements;

    @Column(name = "created_at", nullable = false, updatable = false)
    private OffsetDateTime createdAt = OffsetDateTime.MIN;

    @Column(name = "started_at")
    private @Nullable OffsetDateTime startedAt;

    @Column(name = "finished_at")
    private @Nullable OffsetDateTime finishedAt;

    @Column(name = "progress_at")
    private @Nullable OffsetDateTime progressAt;

    /** {@code ImportTurn} notes it; null while somebody can read it. */
    @Column(name = "unreadable_since")
    private @Nullable OffsetDateTime unreadableSince;

    /** When its end is to be told to observers; {@code ImportAnnouncer} sets it to null when they know. */
    @Column(name = "announce_at")
    private @Nullable OffsetDateTime announceAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields
    protected ImportFile() {}

    ImportFile(ImportSession session, ImportSource source, SealedUpload upload, OffsetDateTime now) {
        this(session, source, upload.name(), upload.generation(), now);
        this.uploadName = upload.name().path();
        this.uploadGeneration = upload.generation();
        this.bytes = upload.bytes();
    }

    /** One that is still packed, under the generation that it would be. */
    ImportFile(ImportSession session, ImportSource source, UploadName name, int generation, OffsetDateTime now) {
        this.session = session;
        this.sourceId = source.id();
        this.name = name.path();
        this.generation = generation;
        this.queueNo = source.takeQueueNo();
        this.createdAt = now;
    }

    long id() {
        return id;
    }

    ImportSession session() {
        return session;
    }

    long sourceId() {
        return sourceId;
    }

    String name() {
        return name;
    }

    int generation() {
        return generation;
    }

    /** What is read; empty while it is still packed. */
    Optional<SealedUpload> upload() {
        return uploadName == null || uploadGeneration == null
                ? Optional.empty()
                : Optional.of(new SealedUpload(new UploadName(uploadName), uploadGeneration, bytes));
    }

    /** An import of this name has this number already, for another document. */
    void renumber(int newer) {
        generation = newer;
    }

    long recordsDone() {
        return recordsDone;
    }

    long fence() {
        return fence;
    }

    int attempts() {
        return attempts;
    }

    ImportState state() {
        return state;
    }

    /** Why it failed, if it did. */
    Optional<ImportFailure> reason() {
        return failure == null
                ? Optional.empty()
                : Optional.of(new ImportFailure(failure, String.valueOf(error), errorLine, errorColumn));
    }

    boolean mayBeClaimed() {
        return attempts < MAX_ATTEMPTS;
    }

    /** A runner takes it, or takes it over: whoever had it before can write no more. */
    void claim(OffsetDateTime now) {
        state = ImportState.IN_PROGRESS;
        attempts++;
        fence++;
        startedAt = startedAt == null ? now : startedAt;
        progressAt = now;
    }

    /** Its runner stops because the server does: that is no take-over. */
    void release() {
        state = ImportState.PENDING;
        attempts--;
        fence++;
    }

    /**
     * It is tried again, from its checkpoint, at the end of the queue. The fence keeps out whoever ran it before and may
     * still think that it does.
     */
    void reopen(ImportSource source, OffsetDateTime now) {
        state = ImportState.PENDING;
        queueNo = source.takeQueueNo();
        attempts = 0;
        fence++;
        failure = null;
        error = null;
        errorLine = null;
        errorColumn = null;
        finishedAt = null;
        announceAt = null;
        unreadableSince = null;
        progressAt = now;
    }

    /**
     * It is imported to its end.
     *
     * @param notes what else it says beside its records
     * @param saidOnlyChanges whether the document says that it holds only changes; null if it says nothing
     */
    void complete(@Nullable Boolean saidOnlyChanges, DocumentNotes notes, OffsetDateTime now) {
        onlyChanges = saidOnlyChanges;
        header = NoteText.header(notes);
        unknownElements = NoteText.unknown(notes);
        state = ImportState.COMPLETED;
        finishedAt = now;
        progressAt = now;
        announceAt = now;
    }

    void fail(ImportFailure reason, OffsetDateTime now) {
        state = ImportState.FAILED;
        fence++;
        failure = reason.code();
        error = reason.detail();
        errorLine = reason.line();
        errorColumn = reason.column();
        finishedAt = now;
        announceAt = now;
    }
}
