package dev.seans.bench.sessions;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** W5: requests that take long, each of a session of its own, over HTTP; does anybody else have to wait for them? */
final class LongRequests {

    static final String MANY = "40 clients, 200 ms, 10 connections";
    static final String ALONE = "short ones alone";
    static final String BESIDE = "short ones beside 16 long ones";

    private static final List<Contender> CONTENDERS = List.of(Contender.EXCLUSIVE, Contender.SPRING_TUNED);
    private static final int MANY_CLIENTS = 40;
    private static final int MANY_MILLIS = 200;
    private static final int SHORT_CLIENTS = 8;
    private static final int LONG_CLIENTS = 16;
    private static final Duration PACE = Duration.ofMillis(20);

    private final BenchNode node;
    private final Visitors visitors;
    private final Rounds rounds;

    LongRequests(BenchNode node, Visitors visitors, Rounds rounds) {
        this.node = node;
        this.visitors = visitors;
        this.rounds = rounds;
    }

    void run() throws Exception {
        rounds.run(Workload.W5, MANY, CONTENDERS, this::many);
        rounds.run(Workload.W5, ALONE, CONTENDERS, this::shortOnes);
        rounds.run(Workload.W5, BESIDE, CONTENDERS, this::shortBesideLong);
    }

    private Sample many(Contender contender) throws Exception {
        Load load = Load.closed(MANY_CLIENTS, rounds.options().round());
        List<String> cookies = visitors.cookies(contender, CostPerRequest.SMALL);
        return Sample.of(
                load.run(opening(contender), client -> () -> BenchRequest.slowWrite(cookies.get(client), MANY_MILLIS)));
    }

    private Sample shortOnes(Contender contender) throws Exception {
        Load load = new Load(SHORT_CLIENTS, rounds.options().round(), PACE);
        List<String> cookies = visitors.cookies(contender, CostPerRequest.SMALL);
        return Sample.of(
                load.run(opening(contender), client -> () -> BenchRequest.write(cookies.get(LONG_CLIENTS + client))));
    }

    /** The long ones, more of them than connections, are there before the first short one, and until after the last. */
    private Sample shortBesideLong(Contender contender) throws Exception {
        List<String> cookies = visitors.cookies(contender, CostPerRequest.SMALL);
        long millis = rounds.options().round().toMillis() + 500;
        ExecutorService threads = Executors.newFixedThreadPool(LONG_CLIENTS);
        try {
            List<Future<BenchAnswer>> answers = cookies.subList(0, LONG_CLIENTS).stream()
                    .map(cookie -> threads.submit(() -> send(contender, BenchRequest.slowWrite(cookie, millis))))
                    .toList();
            Thread.sleep(200);
            Sample sample = shortOnes(contender);
            long failed = 0;
            for (Future<BenchAnswer> answer : answers) {
                failed += answer.get().isGood() ? 0 : 1;
            }
            return sample.and("long ones failed", (double) failed);
        } finally {
            threads.shutdownNow();
        }
    }

    private BenchAnswer send(Contender contender, BenchRequest request) throws IOException {
        try (Channel channel = opening(contender).open()) {
            return channel.send(request);
        }
    }

    private Channel.Opening opening(Contender contender) {
        return () -> new HttpChannel(node.port(), contender.contextPath());
    }
}
