package dev.seans.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A 1C base that talks to us. Its row is what every decision about its imports locks. */
@Entity
@Table(name = "seans_import_source")
public class ImportSource {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "seans_import_source_ids")
    @SequenceGenerator(name = "seans_import_source_ids", sequenceName = "seans_import_source_ids", allocationSize = 1)
    @Column(name = "id")
    private long id;

    @Column(name = "name", nullable = false, updatable = false)
    private String name = "";

    @Column(name = "next_queue_no", nullable = false)
    private long nextQueueNo = 1;

    @Column(name = "created_at", nullable = false, updatable = false)
    private OffsetDateTime createdAt = OffsetDateTime.MIN;

    /** When its last file was completed; read by {@link ImportFigures}. */
    @Column(name = "succeeded_at")
    private @Nullable OffsetDateTime succeededAt;

    protected ImportSource() {}

    ImportSource(String name, OffsetDateTime now) {
        this.name = name;
        this.createdAt = now;
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    void succeeded(OffsetDateTime now) {
        succeededAt = now;
    }

    /** The next place in this source's queue; nobody gets it twice. */
    long takeQueueNo() {
        return nextQueueNo++;
    }
}
