package dev.seans.smoke;

import static org.awaitility.Awaitility.await;

import dev.seans.server.SeansServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop that puts orders and a 1C that fetches them, at both nodes, each of which is killed. */
final class OrdersOnTwoNodes {

    /** More with {@code -Dorders.changes=10000}. */
    private static final int CHANGES = Integer.getInteger("orders.changes", 400);

    private static final int ORDERS = Math.max(60, CHANGES / 3);

    private final List<SeansServer> nodes;
    private final ExecutorService threads;
    private final Random random = new Random();
    private final ShopAndOneC orders = new ShopAndOneC(this::node);

    OrdersOnTwoNodes(List<SeansServer> nodes, ExecutorService threads) {
        this.nodes = nodes;
        this.threads = threads;
    }

    /** One node after the other is killed while both sides are at work; other answers are lost, too. */
    void everyOrderIsInOneCInTheEndInItsNewestVersion() throws Exception {
        AtomicInteger version = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        Future<?> shop = threads.submit(() -> {
            while (version.get() < CHANGES) {
                change(version.incrementAndGet());
            }
            over.set(true);
            return true;
        });
        Future<?> exchanges = threads.submit(() -> {
            while (!over.get()) {
                exchange();
            }
            return true;
        });
        for (int node = 0; node < nodes.size(); node++) {
            int made = (node + 1) * CHANGES / 3;
            await("so many changes are made").atMost(Duration.ofMinutes(10)).until(() -> version.get() > made);
            nodes.get(node).kill();
            nodes.get(node).start();
        }
        shop.get();
        exchanges.get();
        orders.assertAllArrivedInTheirNewestVersion();
    }

    /** Repeated until a node has answered: a shop would do so, too. */
    private void change(int version) {
        String number = "X" + random.nextInt(ORDERS);
        await("the order is put")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> orders.put(number, version));
    }

    private void exchange() {
        try {
            var unused = orders.fetch(random.nextBoolean(), random.nextBoolean());
        } catch (IOException | RuntimeException | AssertionError killed) {
            // The next exchange brings what this one did not.
        }
    }

    private URI node() {
        return nodes.get(random.nextInt(nodes.size())).root();
    }
}
