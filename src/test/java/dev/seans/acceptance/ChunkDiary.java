package dev.seans.acceptance;

import dev.seans.imports.CatalogSink;
import dev.seans.records.KeyedRecord;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** A sink that only ever inserts, so that whatever came twice is seen; and that throws when a test wants it to. */
@ApplicationScoped
public class ChunkDiary implements CatalogSink {

    private static final AtomicInteger FAILURES = new AtomicInteger();
    private static final AtomicLong FAIL_AT = new AtomicLong();

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    /** Makes the tables of the shop: when the application starts, because a sink is asked for its order then. */
    @PostConstruct
    void tables() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS shop_diary (import_id BIGINT, chunk_no BIGINT, ext_id VARCHAR(200))");
            statement.execute("CREATE TABLE IF NOT EXISTS shop_price (offer VARCHAR(200), amount DECIMAL(26, 8))");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The next chunk of this number fails, after its records were written. */
    static void failAt(long chunkNo) {
        FAIL_AT.set(chunkNo);
    }

    /** How often it has failed so far. */
    static int failures() {
        return FAILURES.get();
    }

    @Override
    public int order() {
        return -1;
    }

    @Override
    public void chunk(long importId, long chunkNo, List<KeyedRecord> records) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO shop_diary VALUES (?, ?, ?)")) {
            for (KeyedRecord keyed : records) {
                insert.setLong(1, importId);
                insert.setLong(2, chunkNo);
                insert.setString(3, keyed.id());
                insert.executeUpdate();
            }
        }
        if (FAIL_AT.compareAndSet(chunkNo, 0)) {
            FAILURES.incrementAndGet();
            throw new IllegalStateException("the shop is closed");
        }
    }

    /** {@code <chunk> <id>} of everything that is committed of an import. */
    static List<String> entries(DataSource dataSource, long importId) throws SQLException {
        List<String> entries = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT chunk_no, ext_id FROM shop_diary WHERE import_id = ? ORDER BY chunk_no, ext_id")) {
            select.setLong(1, importId);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(rows.getLong(1) + " " + rows.getString(2));
                }
            }
        }
        return entries;
    }
}
