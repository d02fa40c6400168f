package dev.seans.bench.sessions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** W4 and W6: all clients add to the counter of one session, over HTTP; what counts is whether the sum is right. */
final class OneSession {

    static final int CLIENTS = 8;
    static final String FAIRNESS = "grants of the nodes, ratio";

    private static final int MILLIS = 5;

    private final Visitors visitors;
    private final Rounds rounds;

    OneSession(Visitors visitors, Rounds rounds) {
        this.visitors = visitors;
        this.rounds = rounds;
    }

    void onOneNode(BenchNode node) throws Exception {
        List<Contender> contenders = List.of(Contender.EXCLUSIVE, Contender.SPRING, Contender.SPRING_TUNED);
        rounds.run(Workload.W4, "1 KB", contenders, contender -> contend(contender, List.of(node)));
    }

    void onTwoNodes(BenchNode node, BenchNode other) throws Exception {
        List<Contender> contenders = List.of(Contender.EXCLUSIVE, Contender.SPRING_TUNED);
        rounds.run(Workload.W6, "1 KB", contenders, contender -> contend(contender, List.of(node, other)));
    }

    private Sample contend(Contender contender, List<BenchNode> nodes) throws Exception {
        String cookie = visitors.fresh(contender, CostPerRequest.SMALL);
        List<Tally> tallies = contend(contender, nodes, cookie);
        Tally all = Tally.sum(tallies);
        long least = tallies.stream().mapToLong(Tally::good).min().orElse(0);
        long most = tallies.stream().mapToLong(Tally::good).max().orElse(0);
        Sample sample = Sample.of(all).and(Sample.LOST, (double) (all.good() - count(contender, nodes.get(0), cookie)));
        return nodes.size() == 1 ? sample : sample.and(FAIRNESS, (double) most / Math.max(1, least));
    }

    private List<Tally> contend(Contender contender, List<BenchNode> nodes, String cookie) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        try {
            List<Callable<Tally>> tasks = new ArrayList<>();
            for (BenchNode node : nodes) {
                tasks.add(() -> Load.closed(CLIENTS, rounds.options().round())
                        .run(
                                () -> new HttpChannel(node.port(), contender.contextPath()),
                                client -> () -> BenchRequest.slowWrite(cookie, MILLIS)));
            }
            List<Tally> tallies = new ArrayList<>();
            for (Future<Tally> future : threads.invokeAll(tasks)) {
                tallies.add(future.get());
            }
            return tallies;
        } finally {
            threads.shutdownNow();
        }
    }

    private static long count(Contender contender, BenchNode node, String cookie) throws IOException {
        try (Channel channel = new HttpChannel(node.port(), contender.contextPath())) {
            return Long.parseLong(channel.send(BenchRequest.read(cookie)).body());
        }
    }
}
