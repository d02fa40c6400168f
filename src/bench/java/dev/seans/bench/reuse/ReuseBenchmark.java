package dev.seans.bench.reuse;

import dev.seans.bench.harness.LogFile;
import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** 1C's measurement of session reuse, with our filter: a dear set-up for each call, or once for a session. */
public final class ReuseBenchmark {

    private static final String HEAD = """
            | database | | 100 calls, s | gain | a short call, ms | gain | added to a call, ms |
            |---|---|---:|---:|---:|---:|---:|
            """;
    private static final double SHARE_OF_LIMIT = 0.97;
    private static final double SHORT_CALLS = 100;
    private static final double ADDED_MILLIS = 1;
    private static final int WARM_UP_CALLS = 10_000;
    private static final int IDLE_CALLS = 2000;
    private static final int SHORT_CALLS_EACH = 200;
    private static final int SHORT_CALLS_OF_DONTUSE = 20;

    private static final String WARM = "warm";
    private static final String FRESH = "fresh";

    private final StringBuilder report = new StringBuilder();

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(System.getProperty("bench.folder", "target/bench")));
        System.setProperty(
                "seans.home", Files.createTempDirectory(folder, "home").toString());
        LogFile.open(folder.resolve("reuse.log"));
        ReuseBenchmark benchmark = new ReuseBenchmark();
        benchmark.report.append(HEAD);
        benchmark.measure("h2", TestDatabase.h2File(Files.createTempDirectory(folder, "h2")), folder);
        benchmark.measure("postgresql", TestDatabase.POSTGRESQL.fresh(), folder);
        Files.writeString(folder.resolve("reuse.md"), benchmark.report);
        System.out.println(benchmark.report);
        System.exit(0);
    }

    private void measure(String name, Database database, Path folder) throws Exception {
        System.out.println(name + ": two minutes");
        try (ServiceNode node = new ServiceNode(database, Files.createTempDirectory(folder, "tomcat"))) {
            judge(name, figures(node.port()));
        }
    }

    private static ReuseFigures figures(int port) throws Exception {
        for (Way way : List.of(Way.PLAIN, Way.AUTOUSE, Way.USE)) {
            new ServiceClient(way, port, WARM).call(WARM_UP_CALLS, 0);
        }
        Map<Way, Double> idle = new EnumMap<>(Way.class);
        Map<Way, Double> shorts = new EnumMap<>(Way.class);
        for (Way way : List.of(Way.PLAIN, Way.AUTOUSE, Way.USE)) {
            ServiceClient client = new ServiceClient(way, port, WARM);
            client.call(1, 0);
            idle.put(way, ReuseFigures.medianMillis(client.call(IDLE_CALLS, 0)));
            shorts.put(way, ReuseFigures.medianMillis(client.call(SHORT_CALLS_EACH, 1)));
        }
        shorts.put(
                Way.DONTUSE,
                ReuseFigures.medianMillis(new ServiceClient(Way.DONTUSE, port, WARM).call(SHORT_CALLS_OF_DONTUSE, 1)));
        return new ReuseFigures(inAll(port), shorts, idle);
    }

    /** Of a service that has no session yet: the set-up of the first one counts. */
    private static Map<Way, Double> inAll(int port) throws Exception {
        Map<Way, Double> seconds = new EnumMap<>(Way.class);
        for (Way way : List.of(Way.DONTUSE, Way.AUTOUSE, Way.USE)) {
            ServiceClient client = new ServiceClient(way, port, FRESH);
            seconds.put(way, ReuseFigures.seconds(client.call(ReuseFigures.CALLS, ReuseFigures.WORK_MILLIS)));
        }
        return seconds;
    }

    private void judge(String name, ReuseFigures figures) {
        for (Way way : Way.values()) {
            report.append("| %s | %s | %.2f | %.2f | %.2f | %.0f | %.2f |%n"
                    .formatted(
                            name,
                            way.title(),
                            ReuseFigures.of(figures.seconds(), way),
                            figures.gain(way),
                            ReuseFigures.of(figures.shortMillis(), way),
                            figures.gainOfShortCalls(way),
                            figures.added(way))
                    .replace("NaN", ""));
        }
        for (Way way : List.of(Way.AUTOUSE, Way.USE)) {
            verdict(name, way, "share of the limit", figures.gain(way) / ReuseFigures.limit(), SHARE_OF_LIMIT, true);
            verdict(name, way, "gain with 1 ms of work", figures.gainOfShortCalls(way), SHORT_CALLS, true);
            verdict(name, way, "ms added to a call", figures.added(way), ADDED_MILLIS, false);
        }
    }

    private static void verdict(String name, Way way, String what, double value, double target, boolean atLeast) {
        boolean reached = atLeast ? value >= target : value <= target;
        System.out.printf(
                "%s: %s, %s: %s %.2f, %s %.2f%n",
                reached ? "REACHED" : "MISSED",
                name,
                way.title(),
                what,
                value,
                atLeast ? "at least" : "at most",
                target);
    }
}
