package dev.seans.bench.sessions;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Lets the JVM compile the ways of all contenders before anything is timed, equally long for each of them. */
final class WarmUp {

    private static final List<Contender> CONTENDERS = List.of(
            Contender.SNAPSHOT, Contender.SPRING_TUNED, Contender.EXCLUSIVE, Contender.SHARED, Contender.IDENTITY);
    private static final int TURNS = 2;

    private final BenchNode node;
    private final Visitors visitors;

    WarmUp(BenchNode node, Visitors visitors) {
        this.node = node;
        this.visitors = visitors;
    }

    void run(Duration time) throws Exception {
        Duration each = time.dividedBy(2L * TURNS * CONTENDERS.size());
        for (int turn = 0; turn < TURNS; turn++) {
            for (Contender contender : CONTENDERS) {
                BenchApplication application = node.application(contender);
                run(contender, each, () -> new DirectChannel(application));
                run(contender, each, () -> new HttpChannel(node.port(), contender.contextPath()));
            }
        }
    }

    private void run(Contender contender, Duration time, Channel.Opening opening) throws Exception {
        List<String> cookies = visitors.cookies(contender, CostPerRequest.SMALL);
        String query = query(contender);
        Load.closed(CostPerRequest.CLIENTS, time)
                .run(
                        opening,
                        client -> () -> new BenchRequest(
                                query, cookies.get(ThreadLocalRandom.current().nextInt(cookies.size()))));
    }

    private static String query(Contender contender) {
        return switch (contender) {
            case EXCLUSIVE, SPRING, SPRING_TUNED -> "op=write";
            case SHARED, SNAPSHOT -> "op=read";
            case IDENTITY, PLAIN -> "op=hello";
        };
    }
}
