package dev.seans.bench.sessions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessHandle.Info;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What processors have spent, which says more than requests in a second when something else runs on the machine.
 *
 * @param jvm by this process: server and clients
 * @param database by the server of the database and its children; zero if it runs in this process
 */
record CpuTime(Duration jvm, Duration database) {

    private static final double MICROS = 1000;

    /** Until now. */
    static CpuTime now(Optional<Path> databaseFolder) {
        return new CpuTime(
                spent(ProcessHandle.current()),
                databaseFolder.map(CpuTime::postmaster).stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.children()))
                        .map(CpuTime::spent)
                        .reduce(Duration.ZERO, Duration::plus));
    }

    private static ProcessHandle postmaster(Path folder) {
        try {
            long number = Long.parseLong(
                    Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
            return ProcessHandle.of(number).orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Duration spent(ProcessHandle process) {
        return Optional.of(process.info()).flatMap(Info::totalCpuDuration).orElse(Duration.ZERO);
    }

    /** Adds what each request has cost since then. */
    Sample since(CpuTime before, long requests, Sample sample) {
        double each = MICROS * Math.max(1, requests);
        return sample.and(Sample.CPU_OF_JVM, jvm.minus(before.jvm).toNanos() / each)
                .and(Sample.CPU_OF_DATABASE, database.minus(before.database).toNanos() / each);
    }
}
