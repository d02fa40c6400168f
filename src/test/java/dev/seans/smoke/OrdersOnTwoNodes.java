package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.orderbook.SimulatedOneC;
import dev.seans.orders.GivenOrders;
import dev.seans.server.SeansServer;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop that puts orders and a 1C that fetches them, at both nodes, each of which is killed. */
final class OrdersOnTwoNodes {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    /** More with {@code -Dorders.changes=10000}. */
    private static final int CHANGES = Integer.getInteger("orders.changes", 400);

    private static final int ORDERS = Math.max(60, CHANGES / 3);

    private final List<SeansServer> nodes;
    private final ExecutorService threads;
    private final Random random = new Random();

    /** What the shop has put last of each order, and knows to be there. */
    private final Map<String, String> put = new ConcurrentHashMap<>();

    private final SimulatedOneC oneC = new SimulatedOneC(SimulatedOneC.Fault.KEEPS_THOSE_BEFORE);

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
                exchange(random.nextBoolean(), random.nextBoolean());
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
        await("1C has all of them").atMost(Duration.ofMinutes(5)).until(() -> exchange(true, true));

        assertThat(oneC.numbers()).isEqualTo(new TreeSet<>(put.keySet()));
        put.forEach((number, comment) ->
                assertThat(oneC.versionsOf(number)).as(number).last().isEqualTo(comment));
    }

    /** Repeated until a node has answered: a shop would do so, too. */
    private void change(int version) {
        String number = "X" + random.nextInt(ORDERS);
        String comment = "v" + version;
        await("the order is put").atMost(Duration.ofMinutes(1)).until(() -> {
            try {
                int status = new ShopApi(node().root())
                        .put(GivenOrders.order(number, comment), version)
                        .status();
                return status == 200 || status == 201;
            } catch (IOException killed) {
                return false;
            }
        });
        put.put(number, comment);
    }

    /** Whether there was nothing to fetch. */
    private boolean exchange(boolean arrives, boolean confirms) {
        try {
            OneCConnection connection =
                    new OneCConnection(node().root().resolve("exchange"), "sale", "1c", "1c", OneCOptions.USUAL);
            OneCSession session = connection.login();
            String document = new String(connection.mode("query", session).body(), WINDOWS_1251);
            if (arrives && oneC.load(document) && confirms) {
                connection.mode("success", session);
            }
            return document.startsWith("<?xml") && SimulatedOneC.read(document).isEmpty();
        } catch (IOException | RuntimeException | AssertionError killed) {
            return false;
        }
    }

    private SeansServer node() {
        return nodes.get(random.nextInt(nodes.size()));
    }
}
