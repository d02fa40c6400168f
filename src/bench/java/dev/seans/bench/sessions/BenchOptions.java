package dev.seans.bench.sessions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param rounds that count; one more comes before, which does not
 * @param round how long one takes
 * @param warmUp before the first one, for all contenders together
 * @param workloads by their names; empty: all
 * @param folder where the report goes
 */
record BenchOptions(
        int rounds, Duration round, Duration warmUp, Set<String> databases, Set<String> workloads, Path folder) {

    private static final String ALL = "all";

    BenchOptions {
        databases = Set.copyOf(databases);
        workloads = Set.copyOf(workloads);
        if (rounds < 1) {
            throw new IllegalArgumentException("-Dbench.rounds=" + rounds + ": at least one round must count");
        }
        if (!Set.of("postgresql", "h2").containsAll(databases)) {
            throw new IllegalArgumentException("-Dbench.databases: postgresql and h2 are known");
        }
        if (!workloads.equals(Set.of(ALL)) && !Workload.names().containsAll(workloads)) {
            throw new IllegalArgumentException("-Dbench.workloads: all, or some of " + Workload.names());
        }
    }

    static BenchOptions ofProcess() throws IOException {
        return new BenchOptions(
                Integer.getInteger("bench.rounds", 5),
                seconds("bench.seconds", "1.2"),
                seconds("bench.warmup", "40"),
                list("bench.databases", "postgresql"),
                list("bench.workloads", ALL),
                Files.createDirectories(Path.of(System.getProperty("bench.folder", "target/bench"))));
    }

    private static Duration seconds(String property, String otherwise) {
        return Duration.ofMillis((long) (1000 * Double.parseDouble(System.getProperty(property, otherwise))));
    }

    private static Set<String> list(String property, String otherwise) {
        return Set.of(System.getProperty(property, otherwise).split(","));
    }

    boolean wants(Workload workload) {
        return workloads.contains(ALL) || workloads.contains(workload.option());
    }
}
