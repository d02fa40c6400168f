package dev.seans.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.server.ServerOptions;
import dev.seans.server.ServerUser;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.visitor.ServiceCaller;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that calls another server by the gateway. Now and then that server loses all of its sessions. */
final class UpstreamTraffic implements Traffic {

    private static final int LOST_ONE_IN = 20;

    /** What is lost again right after its login brakes the next one: see docs/keeper.md. */
    private static final Duration BETWEEN_LOSSES = Duration.ofSeconds(90);

    private final TestUpstream shop;
    private final ServiceCaller caller;
    private volatile Instant lastLoss = Instant.now();
    private final AtomicInteger lost = new AtomicInteger();

    UpstreamTraffic(TestUpstream shop, URI root) {
        this.shop = shop;
        this.caller = ServiceCaller.of(root, ServerUser.CLIENT);
    }

    /** Of a node that keeps a session there. */
    static ServerOptions keeping(TestUpstream shop, ServerOptions options) {
        return options.with("seans.upstreams", "shop")
                .with("seans.encryption-keys", "k1=00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef")
                .with("seans.upstream.shop.url", shop.url().toString())
                .with("seans.upstream.shop.login-path", "/login")
                .with("seans.upstream.shop.check-path", "/check")
                .with("seans.upstream.shop.user", "keeper")
                .with("seans.upstream.shop.password", "secret")
                .with("seans.upstream.shop.gateway", "true");
    }

    @Override
    public String name() {
        return "calls by the gateway";
    }

    @Override
    public boolean step(Random random) throws IOException {
        boolean answered = caller.get("gateway/shop/data").status() == 200;
        if (answered && random.nextInt(LOST_ONE_IN) == 0 && Instant.now().isAfter(lastLoss.plus(BETWEEN_LOSSES))) {
            lost.incrementAndGet();
            lastLoss = Instant.now();
            shop.expireAll();
        }
        return answered;
    }

    /**
     * One login at the start and one for each session that was lost, but for the last one, if no call has met that yet; one
     * more for each login of which nobody can know whether it was answered.
     */
    void check(int faults) {
        assertThat(shop.count(Count.LOGINS)).isBetween((long) lost.get(), 1L + lost.get() + faults);
        assertThat(shop.mostLoginsAtOnce()).isEqualTo(1);
    }

    String summary() {
        return "%d sessions lost by the upstream, %d logins".formatted(lost.get(), shop.count(Count.LOGINS));
    }
}
