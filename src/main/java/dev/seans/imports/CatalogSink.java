package dev.seans.imports;

import dev.seans.records.KeyedRecord;
import java.util.List;

/**
 * Receives the records of every import, for tables or systems of your own. Make a CDI bean that implements it, in the
 * same WAR: {@code @ApplicationScoped}, {@code @Dependent}, or a stateless session bean. Nothing needs to be configured.
 *
 * <p><b>When.</b> {@link #chunk} is called on the thread of the import, after the records were written to our tables and
 * before anybody can see them there. It runs in the transaction of the checkpoint. There is no request and no
 * session, so beans of these scopes cannot be used.
 *
 * <p><b>Exactly once.</b> What you write in that transaction to the server's default data source, with JDBC, JPA or a
 * session bean that requires a transaction, is committed together with the checkpoint or not at all: once for each
 * chunk, however often the server dies. Do not commit or roll back yourself.
 *
 * <p><b>At least once.</b> What you do elsewhere (another data source that does not take part in the transaction, a
 * search index, an HTTP call) cannot be rolled back: after a failure the same chunk comes again under the same number.
 * Keep {@code (importId, chunkNo)} there as the key of what was done, and skip what is known. The records of a repeated
 * chunk are the same, unless {@code seans.import.chunk} was changed meanwhile: then it may be cut at another place.
 *
 * <p><b>Numbers.</b> Within an import session, chunks are numbered from 1 over all its files. A number is never used for
 * two committed chunks. Numbers may be missing: a chunk without a single usable record is counted, but not handed over.
 * A file that is uploaded and imported again brings its records again, under new numbers, as does an import that
 * succeeds one that was stuck, under a new import id. So write by the ids of 1C: insert or update, never only insert.
 *
 * <p><b>Failures.</b> Whatever {@code chunk} throws rolls the chunk back, ours and yours. The import goes on from its
 * checkpoint after 5 s, then 15 s, then a minute; if the fourth attempt at one chunk fails, too, the file is FAILED, and 1C is told
 * so. Throw if the records are not safe, and only then: one bad record of many is better logged.
 *
 * <p><b>Several sinks</b> are called one after the other, by {@link #order()}, then by the name of their class, in one
 * transaction.
 */
public interface CatalogSink {

    /**
     * Takes over a chunk of records, in the order of the document. They may be of all kinds; look at their type, or at
     * {@link KeyedRecord#kind()}. A part of a record that is null was not mentioned, and stays as you have it;
     * so do the fields of its content that {@code told()} does not name, prices of other types, and stock of other warehouses.
     * A price without an amount is none.
     *
     * @param importId the import session, as in {@code /api/imports/{id}}; {@link dev.seans.registry.ImportHistory} tells its
     *     source: ids of 1C are unique only within a source
     * @param chunkNo the number of the chunk in that session, from 1
     * @param records at least one; cannot be modified
     * @throws Exception if the records were not taken over: the chunk is rolled back and comes again
     */
    void chunk(long importId, long chunkNo, List<KeyedRecord> records) throws Exception;

    /**
     * Whether this sink stands in for our tables: then no record is written to {@code catalog_…}. One sink that says so
     * is enough. It is asked once, when the application starts. The API then has an empty catalogue, every record counts
     * as changed, {@code mode=deactivate} finds nothing to hide, and an id that comes in two chunks is counted twice.
     */
    default boolean replacesTables() {
        return false;
    }

    /** Its place among several sinks: the lower, the earlier. */
    default int order() {
        return 0;
    }
}
