package dev.seans.bench.sessions;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many statements and transactions one request costs, counted in a pass of its own, which is not timed. */
final class StatementCounts {

    static final String STATEMENTS = "statements";
    static final String COMMITS = "transactions begun";
    static final String READ = "read";
    static final String WRITE = "read and write";
    static final String UNUSED = "session not used";

    private static final List<Contender> ALL = List.of(
            Contender.EXCLUSIVE, Contender.SHARED, Contender.SNAPSHOT, Contender.IDENTITY, Contender.SPRING_TUNED);

    private final BenchNode node;
    private final CountedDataSource counted;
    private final Visitors visitors;
    private final Rounds rounds;

    StatementCounts(BenchNode node, CountedDataSource counted, Visitors visitors, Rounds rounds) {
        this.node = node;
        this.counted = counted;
        this.visitors = visitors;
        this.rounds = rounds;
    }

    void run() throws Exception {
        List<Contender> readers =
                ALL.stream().filter(each -> each != Contender.IDENTITY).toList();
        count(UNUSED, "op=hello", ALL);
        count(READ, "op=read", readers);
        count(WRITE, "op=write", List.of(Contender.EXCLUSIVE, Contender.SPRING_TUNED));
    }

    private void count(String variant, String query, List<Contender> contenders) throws Exception {
        rounds.once(Workload.STATEMENTS, variant, contenders, contender -> count(contender, query));
    }

    /** The second request of a session: the first one may find that something is due, such as a look-up. */
    private Sample count(Contender contender, String query) throws IOException {
        BenchRequest request = new BenchRequest(query, visitors.fresh(contender, CostPerRequest.SMALL));
        // Not over HTTP: the answer may be there before the session has been given back.
        try (Channel channel = new DirectChannel(node.application(contender))) {
            send(channel, request);
            long statements = counted.statements();
            long commits = counted.commits();
            send(channel, request);
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put(STATEMENTS, (double) (counted.statements() - statements));
            figures.put(COMMITS, (double) (counted.commits() - commits));
            return new Sample(figures);
        }
    }

    private static void send(Channel channel, BenchRequest request) throws IOException {
        BenchAnswer answer = channel.send(request);
        if (!answer.isGood()) {
            throw new IllegalStateException(request + " was answered " + answer);
        }
    }
}
