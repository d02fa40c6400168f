package dev.seans.bench.sessions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** W9: ids that nobody has issued; the servlet asks whether there is a session, and wants no new one. */
final class GarbageIds {

    static final String STATUS = "status";

    private static final List<Contender> CONTENDERS = List.of(Contender.EXCLUSIVE, Contender.SPRING_TUNED);
    private static final int TIMES = 100;
    private static final int DUPLICATES = 50;
    private static final int LONG = 10 * 1024;

    private final BenchNode node;
    private final CountedDataSource counted;
    private final Rounds rounds;
    private final Random random = new Random(9);

    GarbageIds(BenchNode node, CountedDataSource counted, Rounds rounds) {
        this.node = node;
        this.counted = counted;
        this.rounds = rounds;
    }

    void run() throws Exception {
        // To Spring a cookie is Base64; ours is taken as it is.
        attack("NUL in it", contender -> name(contender) + base64("A\0B"));
        attack("10 KB long", contender -> name(contender) + "x".repeat(LONG));
        attack("one of the right form", contender -> name(contender) + wellFormed(contender));
        attack(
                "50 cookies of the right form",
                contender -> IntStream.range(0, DUPLICATES)
                        .mapToObj(index -> name(contender) + wellFormed(contender))
                        .collect(Collectors.joining("; ")));
    }

    private void attack(String variant, Attack attack) throws Exception {
        rounds.once(Workload.W9, variant, CONTENDERS, contender -> attack(contender, attack));
    }

    private Sample attack(Contender contender, Attack attack) throws IOException {
        Histogram micros = new Histogram(3);
        long statements = counted.statements();
        int status = 0;
        for (int time = 0; time < TIMES; time++) {
            BenchRequest request = new BenchRequest("op=peek", attack.cookies(contender));
            long begin = System.nanoTime();
            try (Channel channel = new HttpChannel(node.port(), contender.contextPath())) {
                status = channel.send(request).status();
            }
            micros.recordValue((System.nanoTime() - begin) / 1000);
        }
        return new Sample(Map.of(
                STATUS,
                (double) status,
                StatementCounts.STATEMENTS,
                (double) (counted.statements() - statements) / TIMES,
                Sample.P50,
                micros.getValueAtPercentile(50) / 1000.0));
    }

    private static String name(Contender contender) {
        return contender.family() == Contender.Family.SPRING ? "SESSION=" : "seans=";
    }

    private String wellFormed(Contender contender) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return contender.family() == Contender.Family.SPRING
                ? base64(UUID.nameUUIDFromBytes(secret).toString())
                : Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What is sent as cookies. */
    @FunctionalInterface
    private interface Attack {
        String cookies(Contender contender);
    }
}
