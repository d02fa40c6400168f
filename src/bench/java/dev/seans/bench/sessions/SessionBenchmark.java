package dev.seans.bench.sessions;

import com.zaxxer.hikari.HikariDataSource;
import dev.seans.bench.harness.LogFile;
import dev.seans.database.Database;
import java.nio.file.Path;
import java.time.Duration;

/** Measures sessions beside those of Spring, prints a report, and fails if ours have lost something. */
public final class SessionBenchmark {

    /** There and back: within a data centre. */
    private static final Duration DISTANCE = Duration.ofNanos(500_000);

    private final BenchOptions options;
    private final Results results = new Results();

    private SessionBenchmark(BenchOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        BenchOptions options = BenchOptions.ofProcess();
        Path log = options.folder().resolve("sessions.log");
        System.out.println("The log goes to " + log);
        LogFile.open(log);
        long begin = System.nanoTime();
        SessionBenchmark benchmark = new SessionBenchmark(options);
        for (String database : options.databases()) {
            benchmark.run(new BenchDatabase(database, options.folder()));
        }
        System.out.println(
                "It took " + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
        SessionReport report = new SessionReport(benchmark.results, options);
        report.write();
        System.exit(report.isUnbroken() ? 0 : 1);
    }

    private void run(BenchDatabase database) throws Exception {
        Rounds rounds = new Rounds(options, database, results);
        try (HikariDataSource pool = database.pool()) {
            CountedDataSource counted = new CountedDataSource(pool);
            try (BenchNode node = new BenchNode(counted.dataSource())) {
                count(node, counted, rounds);
            }
        }
        try (HikariDataSource pool = database.pool();
                BenchNode node = new BenchNode(pool)) {
            measure(node, database, rounds);
        }
    }

    private void count(BenchNode node, CountedDataSource counted, Rounds rounds) throws Exception {
        if (options.wants(Workload.STATEMENTS)) {
            new StatementCounts(node, counted, new Visitors(node), rounds).run();
        }
        if (options.wants(Workload.W9)) {
            new GarbageIds(node, counted, rounds).run();
        }
    }

    private void measure(BenchNode node, BenchDatabase database, Rounds rounds) throws Exception {
        Visitors visitors = new Visitors(node);
        System.out.println(database.name() + ", warming up");
        new WarmUp(node, visitors).run(options.warmUp());
        cost(new CostPerRequest(node, visitors, rounds));
        if (options.wants(Workload.UPSTREAM)) {
            ofUpstream(database, rounds);
        }
        if (options.wants(Workload.W3) && database.port().isPresent()) {
            fromAfar(database, database.port().getAsInt(), visitors, rounds);
        }
        if (options.wants(Workload.W4)) {
            new OneSession(visitors, rounds).onOneNode(node);
        }
        if (options.wants(Workload.W5)) {
            new LongRequests(node, visitors, rounds).run();
        }
        if (options.wants(Workload.W6)) {
            try (HikariDataSource pool = database.pool();
                    BenchNode other = new BenchNode(pool)) {
                new OneSession(visitors, rounds).onTwoNodes(node, other);
            }
        }
    }

    private static void ofUpstream(BenchDatabase database, Rounds rounds) throws Exception {
        try (HikariDataSource pool = database.pool()) {
            new UpstreamSession(new Database(pool), rounds).run();
        }
    }

    /** The sessions are those that are there already. */
    private static void fromAfar(BenchDatabase database, int port, Visitors visitors, Rounds rounds) throws Exception {
        try (DistantPort distant = new DistantPort(port, DISTANCE);
                HikariDataSource pool = database.poolThrough(distant.number());
                BenchNode node = new BenchNode(pool)) {
            new CostPerRequest(node, visitors, rounds).fromAfar(DISTANCE);
        }
    }

    private void cost(CostPerRequest cost) throws Exception {
        if (options.wants(Workload.W1)) {
            cost.read(CostPerRequest.SMALL, false);
            cost.read(CostPerRequest.LARGE, false);
            cost.read(CostPerRequest.SMALL, true);
        }
        if (options.wants(Workload.W2)) {
            cost.readAndWrite(CostPerRequest.SMALL, false);
            cost.readAndWrite(CostPerRequest.LARGE, false);
        }
        if (options.wants(Workload.W3)) {
            cost.write(CostPerRequest.SMALL, false);
            cost.write(CostPerRequest.LARGE, false);
            cost.rewrite(CostPerRequest.LARGE);
            cost.writeOpen(CostPerRequest.SMALL);
            cost.write(CostPerRequest.SMALL, true);
        }
        if (options.wants(Workload.IDENTITY)) {
            cost.identity();
        }
    }
}
