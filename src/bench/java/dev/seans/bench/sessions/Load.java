package dev.seans.bench.sessions;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Clients that send requests for a while, each on its own channel.
 *
 * @param pace time from one request of a client to its next; zero: as soon as the answer is there
 */
record Load(int clients, Duration time, Duration pace) {

    /** Each client sends its next request when it has its answer. */
    static Load closed(int clients, Duration time) {
        return new Load(clients, time, Duration.ZERO);
    }

    /**
     * Lets them go.
     *
     * @param requests what each client sends, one after the other
     */
    Tally run(Channel.Opening opening, IntFunction<Supplier<BenchRequest>> requests) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Channel> channels = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                channels.add(opening.open());
            }
            long end = System.nanoTime() + time.toNanos();
            List<Callable<Tally>> tasks = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                Channel channel = channels.get(client);
                Supplier<BenchRequest> next = requests.apply(client);
                long begin = System.nanoTime() + pace.toNanos() * client / clients;
                tasks.add(() -> run(channel, next, begin, end));
            }
            return Tally.sum(results(threads.invokeAll(tasks)));
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Tally> results(List<Future<Tally>> futures) throws InterruptedException, ExecutionException {
        List<Tally> tallies = new ArrayList<>();
        for (Future<Tally> future : futures) {
            tallies.add(future.get());
        }
        return tallies;
    }

    private Tally run(Channel channel, Supplier<BenchRequest> requests, long begin, long end) throws IOException {
        Histogram micros = new Histogram(3);
        long good = 0;
        long bad = 0;
        long due = begin;
        try (channel) {
            while (System.nanoTime() < end) {
                waitUntil(due);
                if (channel.send(requests.get()).isGood()) {
                    good++;
                } else {
                    bad++;
                }
                long now = System.nanoTime();
                // From the moment at which it should have been sent: who waits behind a slow one waits, too.
                micros.recordValue((now - due) / 1000);
                due = pace.isZero() ? now : due + pace.toNanos();
            }
        }
        return new Tally(good, bad, Duration.ofNanos(System.nanoTime() - begin), micros);
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
