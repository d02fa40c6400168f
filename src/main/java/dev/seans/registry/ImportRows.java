package dev.seans.registry;

import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.uploads.SealedUpload;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** The records of imports, as JPA finds them inside the caller's transaction. */
@Dependent
class ImportRows {

    private static final List<ImportState> ACTIVE = List.of(ImportState.PENDING, ImportState.IN_PROGRESS);

    private static final String ENTITIES = "java:comp/env/persistence/seans";

    private @Nullable EntityManager entities;

    /**
     * Looked up by the name in web.xml, not injected: a WAR that only wants sessions has the jar, and no persistence unit.
     *
     * @throws IllegalStateException if web.xml does not refer to the persistence unit
     */
    private EntityManager entities() {
        EntityManager known = entities;
        if (known == null) {
            known = lookUp();
            entities = known;
        }
        return known;
    }

    @SuppressWarnings("BanJNDI") // a constant name of this application; nothing of a client gets here
    private static EntityManager lookUp() {
        try {
            return InitialContext.doLookup(ENTITIES);
        } catch (NamingException missing) {
            throw new IllegalStateException(
                    ENTITIES + " is not there: copy the persistence-context-ref of web.xml and the persistence unit"
                            + " seans of WEB-INF/classes/META-INF/persistence.xml from seans.war into this WAR",
                    missing);
        }
    }

    /** Waits for whoever holds the source, and keeps it until the end of the transaction. */
    ImportSource lockSource(String name) {
        return entities()
                .createQuery("SELECT s FROM ImportSource s WHERE s.name = :name", ImportSource.class)
                .setParameter("name", name)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
    }

    /** The same, by the number of the row. */
    ImportSource lockSource(long id) {
        return entities().find(ImportSource.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The source of an import session, without reading the session: its state may change until the source is locked. */
    Optional<Long> sourceOf(long sessionId) {
        return first(entities()
                .createQuery("SELECT s.sourceId FROM ImportSession s WHERE s.id = :id", Long.class)
                .setParameter("id", sessionId));
    }

    /** The source of a file, without reading the file; empty for one that is completed, as it stays, or gone. */
    Optional<Long> sourceUnlessCompleted(long fileId) {
        return first(entities()
                .createQuery(
                        "SELECT f.sourceId FROM ImportFile f WHERE f.id = :id AND f.state <> :completed", Long.class)
                .setParameter("id", fileId)
                .setParameter("completed", ImportState.COMPLETED));
    }

    Optional<ImportSession> session(long id) {
        return Optional.ofNullable(entities().find(ImportSession.class, id));
    }

    /** Waits for chunks that are being written, and holds off further ones until the end of the transaction. */
    void lockFiles(ImportSession session) {
        entities()
                .createQuery("SELECT f FROM ImportFile f WHERE f.session = :session ORDER BY f.id", ImportFile.class)
                .setParameter("session", session)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Asked as a range: H2 finds what is not null through no index. */
    List<ImportSession> activeSessions(ImportSource source) {
        return entities()
                .createQuery(
                        "SELECT s FROM ImportSession s WHERE s.sourceId = :source AND s.activeKey > :none",
                        ImportSession.class)
                .setParameter("source", source.id())
                .setParameter("none", "")
                .getResultList();
    }

    /** When anything of the source last moved; null if it never did. */
    @Nullable
    OffsetDateTime movedAt(ImportSource source) {
        return entities()
                .createQuery(
                        "SELECT MAX(f.progressAt) FROM ImportFile f WHERE f.sourceId = :source", OffsetDateTime.class)
                .setParameter("source", source.id())
                .getSingleResult();
    }

    Optional<ImportSession> newestSession(SessionKey key) {
        return first(entities()
                .createQuery(
                        "SELECT s FROM ImportSession s WHERE s.sessionKey = :key ORDER BY s.id DESC",
                        ImportSession.class)
                .setParameter("key", key.hex()));
    }

    /** The newest import that was asked for by this name, in whichever import session of the key. */
    Optional<ImportFile> newestFile(SessionKey key, UploadName name) {
        return first(entities()
                .createQuery(
                        "SELECT f FROM ImportFile f WHERE f.session.sessionKey = :key AND f.name = :name"
                                + " ORDER BY f.id DESC",
                        ImportFile.class)
                .setParameter("key", key.hex())
                .setParameter("name", name.path()));
    }

    /** The newest import of this generation, in whichever import session of the key. */
    Optional<ImportFile> newestFile(SessionKey key, SealedUpload upload) {
        return first(entities()
                .createQuery(
                        "SELECT f FROM ImportFile f WHERE f.session.sessionKey = :key AND f.name = :name"
                                + " AND f.uploadName = :name AND f.uploadGeneration = :generation ORDER BY f.id DESC",
                        ImportFile.class)
                .setParameter("key", key.hex())
                .setParameter("name", upload.name().path())
                .setParameter("generation", upload.generation()));
    }

    /** The next number for a file that is to be added, if its own is not beyond those of its session. */
    Optional<Integer> nextGeneration(ImportFile file) {
        Integer highest = entities()
                .createQuery(
                        "SELECT MAX(f.generation) FROM ImportFile f WHERE f.session = :session AND f.name = :name",
                        Integer.class)
                .setParameter("session", file.session())
                .setParameter("name", file.name())
                .getSingleResult();
        return Optional.ofNullable(highest)
                .filter(number -> number >= file.generation())
                .map(number -> number + 1);
    }

    Optional<ImportFile> file(long id) {
        return Optional.ofNullable(entities().find(ImportFile.class, id));
    }

    /** The first of the source's queue that is not done. */
    Optional<ImportFile> headOfQueue(long sourceId) {
        return first(entities()
                .createQuery(
                        "SELECT f FROM ImportFile f WHERE f.sourceId = :source AND f.state IN :active ORDER BY f.queueNo",
                        ImportFile.class)
                .setParameter("source", sourceId)
                .setParameter("active", ACTIVE));
    }

    List<ImportFile> activeFiles(ImportSession session) {
        return files(session).stream().filter(file -> file.state().isActive()).toList();
    }

    /** Of each file of the session, its newest generation. */
    Collection<ImportFile> newestFiles(ImportSession session) {
        Map<String, ImportFile> newest = new LinkedHashMap<>();
        files(session).forEach(file -> newest.put(file.name(), file));
        return newest.values();
    }

    private List<ImportFile> files(ImportSession session) {
        return entities()
                .createQuery("SELECT f FROM ImportFile f WHERE f.session = :session ORDER BY f.id", ImportFile.class)
                .setParameter("session", session)
                .getResultList();
    }

    <T> T add(T record) {
        entities().persist(record);
        return record;
    }

    /** Writes what has changed, so that ids are known and violations are seen here. */
    void flush() {
        entities().flush();
    }

    private static <T> Optional<T> first(TypedQuery<T> query) {
        return query.setMaxResults(1).getResultStream().findFirst();
    }
}
