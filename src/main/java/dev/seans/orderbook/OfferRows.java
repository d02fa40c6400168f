package dev.seans.orderbook;

import dev.seans.database.Database;
import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The table seans_order_offer. Takes part in the transaction of its caller. */
@OnePerApplication
class OfferRows {

    private final Database database;

    @Inject
    OfferRows(Database database) {
        this.database = database;
    }

    /** What a session was given and has not confirmed, page by page. */
    List<Row> openOf(SessionKey session) {
        return database.query(
                "SELECT id, page, orders, batches, sent_at FROM seans_order_offer WHERE session_key = ? AND state = 'OPEN' ORDER BY page",
                Row::of,
                session.hex());
    }

    /** What other sessions of a source were given before that time, and have not confirmed. */
    List<Row> openOfOthers(long sourceId, SessionKey session, Instant before) {
        return database.query(
                "SELECT id, page, orders, batches, sent_at FROM seans_order_offer WHERE source_id = ? AND state = 'OPEN'"
                        + " AND session_key <> ? AND created_at < ? ORDER BY id",
                Row::of,
                sourceId,
                session.hex(),
                before);
    }

    /** What a session was given whole and has not confirmed, also if another session has begun since. */
    List<Row> unconfirmedOf(SessionKey session) {
        return database.query(
                "SELECT id, page, orders, batches, sent_at FROM seans_order_offer WHERE session_key = ? AND state IN ('OPEN', 'SUPERSEDED') AND sent_at IS NOT NULL"
                        + " ORDER BY page",
                Row::of,
                session.hex());
    }

    /** Stores an offer as the next page of its session, and gives its number. */
    long insert(long sourceId, SessionKey session, int orders, int batches, byte[] document, Instant now) {
        String insert =
                "INSERT INTO seans_order_offer (source_id, session_key, page, state, orders, batches, document, created_at)"
                        + " SELECT CAST(? AS BIGINT), CAST(? AS VARCHAR(64)), COALESCE(MAX(page), 0) + 1, 'OPEN', CAST(? AS INTEGER), CAST(? AS INTEGER),"
                        + " CAST(? AS BYTEA), CAST(? AS TIMESTAMP(6) WITH TIME ZONE) FROM seans_order_offer WHERE session_key = ?";
        return database.find(
                        database.dialect().changed(insert, "id"),
                        row -> row.getLong("id"),
                        sourceId,
                        session.hex(),
                        orders,
                        batches,
                        deflated(document),
                        now,
                        session.hex())
                .orElseThrow();
    }

    /** A session that asks anew has not got what was superseded: its success is about what it gets now. */
    void drop(SessionKey session) {
        database.update(
                "UPDATE seans_order_offer SET state = 'DROPPED' WHERE session_key = ? AND state = 'SUPERSEDED'",
                session.hex());
    }

    byte[] document(long id) {
        return database.find(
                        "SELECT document FROM seans_order_offer WHERE id = ?",
                        row -> inflated(row.getBytes("document")),
                        id)
                .orElseThrow();
    }

    void sent(long id) {
        database.update(
                "UPDATE seans_order_offer SET sent_at = " + database.dialect().now()
                        + " WHERE id = ? AND sent_at IS NULL",
                id);
    }

    void settle(long id, State state) {
        database.update(
                "UPDATE seans_order_offer SET state = ?, document = NULL, settled_at = "
                        + database.dialect().now() + " WHERE id = ?",
                state,
                id);
    }

    /** Words repeat in every order: a tenth remains, for less time than the database takes to store the rest. */
    private static byte[] deflated(byte[] document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(document.length / 8);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, fast)) {
            out.write(document);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    private static byte[] inflated(byte[] document) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(document))) {
            return in.readAllBytes();
        } catch (IOException damaged) {
            throw new UncheckedIOException(
                    "The stored document of an offer is damaged: 1C gets none, and is offered the"
                            + " same orders in its next exchange",
                    damaged);
        }
    }

    /** What becomes of an offer. */
    enum State {
        OPEN,
        CONFIRMED,

        /** Another session has begun since; a late success still confirms it. */
        SUPERSEDED,

        /** Its session has asked anew. */
        DROPPED
    }

    /**
     * An offer, without its document.
     *
     * @param batches of doubtful orders in it; 0 if it holds others
     * @param sent whether it was written to its end
     */
    record Row(long id, int orders, int batches, boolean sent) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("id"), row.getInt("orders"), row.getInt("batches"), row.getObject("sent_at") != null);
        }
    }
}
