package dev.seans.registry;

import dev.seans.identity.IdSource;
import dev.seans.identity.SessionKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The import of one session key: its files one after the other, active while one of them waits or runs. */
@Entity
@Table(name = "seans_import_session")
public class ImportSession {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "seans_import_session_ids")
    @SequenceGenerator(name = "seans_import_session_ids", sequenceName = "seans_import_session_ids", allocationSize = 1)
    @Column(name = "id")
    private long id;

    @Column(name = "source_id", nullable = false, updatable = false)
    private long sourceId;

    @Column(name = "session_key", nullable = false, updatable = false)
    private String sessionKey = "";

    @Column(name = "active_key")
    private @Nullable String activeKey;

    @Enumerated(EnumType.STRING)
    @Column(name = "id_source", nullable = false, updatable = false)
    private IdSource idSource = IdSource.URL;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    private ImportState state = ImportState.PENDING;

    @Column(name = "failure")
    private @Nullable String failure;

    @Column(name = "error")
    private @Nullable String error;

    @Column(name = "node")
    private @Nullable String node;

    @Column(name = "created_at", nullable = false, updatable = false)
    private OffsetDateTime createdAt = OffsetDateTime.MIN;

    @Column(name = "started_at")
    private @Nullable OffsetDateTime startedAt;

    @Column(name = "finished_at")
    private @Nullable OffsetDateTime finishedAt;

    @Column(name = "progress_at", nullable = false)
    private OffsetDateTime progressAt = OffsetDateTime.MIN;

    protected ImportSession() {}

    ImportSession(ImportSource source, SessionKey key, IdSource idSource, OffsetDateTime now) {
        this.sourceId = source.id();
        this.sessionKey = key.hex();
        this.activeKey = key.hex();
        this.idSource = idSource;
        this.createdAt = now;
        this.progressAt = now;
    }

    long id() {
        return id;
    }

    SessionKey key() {
        return new SessionKey(sessionKey);
    }

    ImportState state() {
        return state;
    }

    boolean isActive() {
        return activeKey != null;
    }

    boolean wasCancelled() {
        return state == ImportState.FAILED && ImportFailure.CANCELLED.equals(failure);
    }

    /** A stuck one is succeeded by a new row; every other one takes the next file of its session. */
    boolean failedAsStuck() {
        return ImportFailure.STUCK.equals(failure);
    }

    /** A further file of the session has come. */
    void reopen(OffsetDateTime now) {
        if (!isActive()) {
            activeKey = sessionKey;
            state = ImportState.PENDING;
            finishedAt = null;
            failure = null;
            error = null;
            progressAt = now;
        }
    }

    void start(String onNode, OffsetDateTime now) {
        state = ImportState.IN_PROGRESS;
        node = onNode;
        startedAt = startedAt == null ? now : startedAt;
        progressAt = now;
    }

    /** No runner works on it any more, but it shall be taken up again. */
    void pause(OffsetDateTime now) {
        state = ImportState.PENDING;
        progressAt = now;
    }

    /** Derives the state from the newest generation of each file. */
    void settle(Collection<ImportFile> newestFiles, OffsetDateTime now) {
        progressAt = now;
        if (newestFiles.stream().anyMatch(file -> file.state().isActive())) {
            state = ImportState.PENDING;
            return;
        }
        Optional<ImportFile> failed = newestFiles.stream()
                .filter(file -> file.state() == ImportState.FAILED)
                .findFirst();
        state = failed.isPresent() ? ImportState.FAILED : ImportState.COMPLETED;
        Optional<ImportFailure> reason = failed.flatMap(ImportFile::reason);
        failure = reason.map(ImportFailure::code).orElse(null);
        error = failed.flatMap(file -> reason.map(why -> file.name() + ": " + why.text()))
                .orElse(null);
        end(now);
    }

    void failAsStuck(ImportFailure stuck, OffsetDateTime now) {
        state = ImportState.FAILED;
        failure = stuck.code();
        error = stuck.text();
        end(now);
    }

    /** One that works is stuck without progress; one that waits is stuck only if nothing of its source has moved. */
    boolean isStuck(OffsetDateTime threshold, @Nullable OffsetDateTime sourceMovedAt) {
        boolean quiet = isActive() && !progressAt.isAfter(threshold);
        boolean sourceIsQuiet = sourceMovedAt == null || !sourceMovedAt.isAfter(threshold);
        return quiet && (state == ImportState.IN_PROGRESS || sourceIsQuiet);
    }

    private void end(OffsetDateTime now) {
        activeKey = null;
        finishedAt = now;
    }
}
