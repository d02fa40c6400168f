package dev.seans.bulk;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that wait to be sent together. */
public abstract class RowBatch implements AutoCloseable {

    private final int size;
    private final List<RowBatch> before;
    private int waiting;

    /**
     * Makes an empty batch.
     *
     * @param size rows sent at once
     * @param before whose rows must be in the database before rows of this one
     */
    protected RowBatch(int size, List<RowBatch> before) {
        this.size = size;
        this.before = before;
    }

    /** Adds a row, and sends all that wait when they are enough. */
    public final void add(@Nullable Object... values) throws SQLException {
        put(values);
        waiting++;
        if (waiting == size) {
            flush();
        }
    }

    /** Sends all rows that wait. */
    public final void flush() throws SQLException {
        if (waiting > 0) {
            for (RowBatch earlier : before) {
                earlier.flush();
            }
            waiting = 0;
            send();
        }
    }

    /** Keeps a row. */
    protected abstract void put(@Nullable Object[] values) throws SQLException;

    /** Sends the rows that were put, and forgets them. */
    protected abstract void send() throws SQLException;

    /** Drops what was not flushed. */
    @Override
    public abstract void close() throws SQLException;
}
