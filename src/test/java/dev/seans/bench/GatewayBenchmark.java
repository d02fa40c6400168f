package dev.seans.bench;

import dev.seans.server.PayaraMicro;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.TestUpstream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * What the gateway adds to a call: the same calls of an upstream that works for 5 ms, straight and by a Payara Micro of its own,
 * in turn. Callers, upstream and server share the machine, so with many callers it is the machine that is measured.
 */
public final class GatewayBenchmark {

    private static final int[] CALLERS = {1, 4, 8};
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int ROUNDS = 3;
    private static final long WORK_MILLIS = 5;

    private final Callers straight;
    private final Callers byGateway;

    private GatewayBenchmark(URI upstream, URI server) {
        straight = new Callers(upstream, "/work", "");
        byGateway = new Callers(
                server,
                server.getPath() + "gateway/upstream/work",
                "Basic " + Base64.getEncoder().encodeToString("client:client".getBytes(StandardCharsets.US_ASCII)));
    }

    public static void main(String[] arguments) throws Exception {
        try (TestUpstream upstream = TestUpstream.basic(InstantSource.system());
                SeansServer server = PayaraMicro.server(options(upstream))) {
            upstream.always("/work", usual -> {
                TimeUnit.MILLISECONDS.sleep(WORK_MILLIS);
                return PlainReply.of(200).saying("application/json", "{\"ok\":true}");
            });
            server.start();
            new GatewayBenchmark(upstream.url(), server.root()).run();
        }
    }

    private static ServerOptions options(TestUpstream upstream) {
        return ServerOptions.in(Path.of("target", "bench", "gateway"))
                .with("seans.upstreams", "upstream")
                .with("seans.upstream.upstream.url", upstream.url().toString())
                .with("seans.upstream.upstream.login-path", "/login")
                .with("seans.upstream.upstream.check-path", "/check")
                .with("seans.upstream.upstream.user", "keeper")
                .with("seans.upstream.upstream.password", "secret")
                .with("seans.upstream.upstream.gateway", "true");
    }

    private void run() throws Exception {
        System.out.println("Warm-up, not counted");
        byGateway.call(CALLERS[CALLERS.length - 1], WARM_UP);
        System.out.println("| callers | straight/s | by gateway/s | of straight | median added | p99 added |");
        System.out.println("|---|---|---|---|---|---|");
        for (int callers : CALLERS) {
            for (int round = 0; round < ROUNDS; round++) {
                Callers.Rates one = straight.call(callers, ROUND);
                Callers.Rates other = byGateway.call(callers, ROUND);
                System.out.printf(
                        "| %d | %.0f | %.0f | %.0f %% | %.2f ms | %.2f ms |%n",
                        callers,
                        one.perSecond(),
                        other.perSecond(),
                        100 * other.perSecond() / one.perSecond(),
                        other.medianMillis() - one.medianMillis(),
                        other.slowMillis() - one.slowMillis());
            }
        }
    }
}
