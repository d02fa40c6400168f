package dev.seans.bench.sessions;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** W1 to W3, and identity alone: many sessions, no waiting; what counts is what a request costs. */
final class CostPerRequest {

    static final int CLIENTS = 8;
    private static final Duration LONG = Duration.ofSeconds(6);

    static final int SMALL = 1024;
    static final int LARGE = 16 * 1024;

    private static final List<Contender> READERS =
            List.of(Contender.SNAPSHOT, Contender.SHARED, Contender.EXCLUSIVE, Contender.SPRING_TUNED);
    private static final List<Contender> WRITERS = List.of(Contender.EXCLUSIVE, Contender.SPRING_TUNED);

    private final BenchNode node;
    private final Visitors visitors;
    private final Rounds rounds;

    CostPerRequest(BenchNode node, Visitors visitors, Rounds rounds) {
        this.node = node;
        this.visitors = visitors;
        this.rounds = rounds;
    }

    /** The variant of a case. */
    static String variant(int bytes, boolean overHttp) {
        return bytes / 1024 + " KB" + (overHttp ? ", over HTTP" : "");
    }

    void read(int bytes, boolean overHttp) throws Exception {
        run(Workload.W1, bytes, overHttp, READERS, 0);
    }

    void readAndWrite(int bytes, boolean overHttp) throws Exception {
        run(Workload.W2, bytes, overHttp, WRITERS, 10);
    }

    void write(int bytes, boolean overHttp) throws Exception {
        run(Workload.W3, bytes, overHttp, WRITERS, 100);
    }

    /** As {@link #write}, but the payload changes, too: the worst case of one blob for all attributes. */
    void rewrite(int bytes) throws Exception {
        rounds.run(
                Workload.W3,
                variant(bytes, false) + ", all of it changes",
                WRITERS,
                contender -> of(contender, bytes, false, cookies -> new BenchRequest("op=rewrite", cookies)));
    }

    /** As {@link #write}, but the container completes the answer when the filter is done. */
    void writeOpen(int bytes) throws Exception {
        rounds.run(
                Workload.W3,
                variant(bytes, false) + ", the answer is left open",
                WRITERS,
                contender -> of(contender, bytes, false, cookies -> new BenchRequest("op=write&open=yes", cookies)));
    }

    /** Reading and writing, if the way to the database and back takes so long. */
    void fromAfar(Duration roundTrip) throws Exception {
        String variant = variant(SMALL, false) + ", the database is %.1f ms away".formatted(roundTrip.toNanos() / 1e6);
        rounds.run(
                Workload.W1,
                variant,
                List.of(Contender.SNAPSHOT, Contender.SPRING_TUNED),
                contender -> of(contender, SMALL, false, BenchRequest::read));
        rounds.run(Workload.W3, variant, WRITERS, contender -> of(contender, SMALL, false, BenchRequest::write));
    }

    /** {@code access=none} beside no filter at all, for longer than a node remembers an id. */
    void identity() throws Exception {
        rounds.run(
                Workload.IDENTITY,
                variant(SMALL, true),
                List.of(Contender.IDENTITY, Contender.PLAIN, Contender.SPRING_TUNED),
                contender -> of(contender, SMALL, true, LONG, cookies -> new BenchRequest("op=hello", cookies)));
    }

    private void run(Workload workload, int bytes, boolean overHttp, List<Contender> contenders, int percentOfWrites)
            throws Exception {
        rounds.run(
                workload,
                variant(bytes, overHttp),
                contenders,
                contender -> of(
                        contender,
                        bytes,
                        overHttp,
                        cookies -> ThreadLocalRandom.current().nextInt(100) < percentOfWrites
                                ? BenchRequest.write(cookies)
                                : BenchRequest.read(cookies)));
    }

    private Sample of(Contender contender, int bytes, boolean overHttp, Function<String, BenchRequest> request)
            throws Exception {
        return of(contender, bytes, overHttp, rounds.options().round(), request);
    }

    private Sample of(
            Contender contender, int bytes, boolean overHttp, Duration time, Function<String, BenchRequest> request)
            throws Exception {
        BenchApplication application = node.application(contender);
        Channel.Opening opening = overHttp
                ? () -> new HttpChannel(node.port(), contender.contextPath())
                : () -> new DirectChannel(application);
        List<String> cookies = visitors.cookies(contender, bytes);
        Load load = Load.closed(CLIENTS, time);
        return Sample.of(load.run(opening, client -> () -> request.apply(any(cookies))));
    }

    private static String any(List<String> cookies) {
        return cookies.get(ThreadLocalRandom.current().nextInt(cookies.size()));
    }
}
