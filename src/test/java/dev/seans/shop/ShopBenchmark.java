package dev.seans.shop;

import dev.seans.api.ApiLogin;
import dev.seans.api.JsonContent;
import dev.seans.bench.BenchFiles;
import dev.seans.catalog.CatalogQueries;
import dev.seans.changes.ChangeCursor;
import dev.seans.changes.ChangeFeed;
import dev.seans.changes.GivenChanges;
import dev.seans.database.Database;
import dev.seans.database.KeptConnection;
import dev.seans.database.PooledDatabase;
import dev.seans.database.TestDatabase;
import dev.seans.filter.LoginBrake;
import dev.seans.imports.DrivenImports;
import dev.seans.orderbook.GivenReturns;
import dev.seans.orderbook.Orders;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/** Measures what shops read, on PostgreSQL, to the bytes of the answer, without HTTP. */
public final class ShopBenchmark {

    private static final int PRODUCTS = Integer.getInteger("bench.shop", 50_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int PAGE = 1000;
    private static final int POLLS = 1000;

    private final ChangeFeed feed;
    private final ChangePages pages;
    private final Snapshot snapshot;
    private long sent;

    private ShopBenchmark(Database database) {
        CatalogQueries catalog = new CatalogQueries(database);
        feed = new ChangeFeed(database, GivenChanges.of(database));
        ChangedRecords records = new ChangedRecords(catalog, new Orders(), GivenReturns.documents(database));
        pages = new ChangePages(feed, records);
        Settings settings = GivenSettings.defaults();
        snapshot = new Snapshot(
                new ShopAccess(new ApiLogin(new LoginBrake(settings), settings), settings), pages, Thread::new);
    }

    /** Runs all rounds and prints the median of each figure. */
    public static void run() throws Exception {
        Database database = TestDatabase.POSTGRESQL.fresh();
        load(database);
        try (PooledDatabase pool = new PooledDatabase(database, 4)) {
            new ShopBenchmark(pool.database()).measure();
        }
    }

    private static void load(Database database) throws Exception {
        Path folder = Files.createDirectories(Path.of(System.getProperty("bench.folder", "target/bench")));
        BenchFiles files = new BenchFiles(folder, PRODUCTS, StandardCharsets.UTF_8);
        files.generate();
        try (KeptConnection kept = new KeptConnection(database)) {
            DrivenImports imports = new DrivenImports(kept.database(), GivenSettings.defaults());
            for (Path document : List.of(files.catalog(), files.offers())) {
                if (!imports.run(imports.queue(document.getFileName().toString()), document, () -> false)
                        .completed()) {
                    throw new IllegalStateException("the import of " + document + " did not come to its end");
                }
            }
            kept.database().update("ANALYZE");
        }
    }

    private void measure() throws Exception {
        List<Double> bare = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        List<Double> polls = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            long entries = follow(false);
            double ofBare = entries / seconds(() -> follow(false));
            double ofWhole = entries / seconds(() -> follow(true));
            double ofAll = entries / seconds(this::takeAll);
            double ofPoll = millisOfPoll();
            if (round > 0) {
                bare.add(ofBare);
                whole.add(ofWhole);
                all.add(ofAll);
                polls.add(ofPoll);
            }
        }
        System.out.printf("%d products and their offers, %d rounds, medians%n", PRODUCTS, ROUNDS);
        System.out.printf("feed, body=none: %.0f entries a second%n", median(bare));
        System.out.printf("feed, with records: %.0f entries a second%n", median(whole));
        System.out.printf("snapshot: %.0f records a second%n", median(all));
        System.out.printf("empty poll: %.3f ms of processor time%n", median(polls));
        System.out.printf("%d MB%n", sent >> 20);
    }

    private long follow(boolean withRecords) {
        ChangeCursor after = ChangeCursor.BEGINNING;
        long entries = 0;
        ChangeFeed.Page page;
        do {
            page = feed.read("1c", after, PAGE, null).orElseThrow();
            JsonContent json = ChangePages.json(page, withRecords ? pages.bodies(page) : Map.of());
            sent += json.toUtf8().length;
            entries += page.changes().size();
            after = page.next();
        } while (page.hasMore());
        return entries;
    }

    private long takeAll() throws IOException {
        snapshot.write("1c", new OutputStream() {
            @Override
            public void write(int one) {
                sent++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                sent += length;
            }
        });
        return sent;
    }

    private double millisOfPoll() {
        ChangeCursor end = Objects.requireNonNull(feed.ends().get("1c"));
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int poll = 0; poll < POLLS; poll++) {
            sent += feed.read("1c", end, PAGE, null).orElseThrow().changes().size();
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e6 / POLLS;
    }

    private static double seconds(Callable<Long> work) throws Exception {
        long start = System.nanoTime();
        long unused = work.call();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> figures) {
        Collections.sort(figures);
        return figures.get(figures.size() / 2);
    }
}
