package dev.seans.bench.sessions;

import dev.seans.client.GivenClients;
import dev.seans.client.GivenUpstream;
import dev.seans.client.SessionClient;
import dev.seans.database.Database;
import dev.seans.upstream.LostRule;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SessionHeaders;
import dev.seans.upstream.UpstreamCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;

/** What the session of an upstream costs a caller: to get it from the local copy, and to write it into a request. */
final class UpstreamSession {

    static final String COOKIES = "cookies() from the copy, µs";
    static final String HEADERS = "added to a request, µs";

    private static final URI BASE = URI.create("http://127.0.0.1:8080/erp");
    private static final int BATCH = 1000;

    private final SessionClient client;
    private final HttpRequest request =
            HttpRequest.newBuilder(URI.create(BASE + "/orders")).build();
    private final SessionContent content;
    private final Rounds rounds;

    UpstreamSession(Database database, Rounds rounds) {
        this.rounds = rounds;
        UpstreamCookie cookie = new UpstreamCookie("JSESSIONID", "x".repeat(40), "/erp", false);
        new GivenUpstream("erp", BASE, database).stored(1, cookie);
        client = new GivenClients(database).client("erp");
        content = new SessionContent(
                BASE, List.of(cookie), Optional.empty(), LostRule.parse(List.of("401")), false, Duration.ofMinutes(1));
    }

    void run() throws Exception {
        rounds.run(Workload.UPSTREAM, "one cookie, one thread", List.of(Contender.PLAIN), contender -> sample());
    }

    private Sample sample() throws Exception {
        return new Sample(Map.of(
                COOKIES, medianMicros(client::cookies),
                HEADERS, medianMicros(() -> SessionHeaders.written(request, content))));
    }

    private double medianMicros(Callable<?> work) throws Exception {
        Histogram nanosOfBatch = new Histogram(3);
        long until = System.nanoTime() + rounds.options().round().toNanos() / 2;
        long begin = System.nanoTime();
        while (begin < until) {
            for (int number = 0; number < BATCH; number++) {
                work.call();
            }
            long end = System.nanoTime();
            nanosOfBatch.recordValue(end - begin);
            begin = end;
        }
        return nanosOfBatch.getValueAtPercentile(50) / 1000.0 / BATCH;
    }
}
