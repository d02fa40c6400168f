package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.orderbook.SimulatedOneC;
import dev.seans.orders.GivenOrders;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A shop that puts orders, and a 1C that fetches them, each at the node that its turn brings. */
public final class ShopAndOneC {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    private final Supplier<URI> root;

    /** What the shop has put last of each order, and knows to be there. */
    private final Map<String, String> put = new ConcurrentHashMap<>();

    private final SimulatedOneC oneC = new SimulatedOneC(SimulatedOneC.Fault.KEEPS_THOSE_BEFORE);

    public ShopAndOneC(Supplier<URI> root) {
        this.root = root;
    }

    /** Whether the shop was told that the order is there. Until then it asks again: with the same number and version. */
    public boolean put(String number, int version) throws IOException {
        String comment = "v" + version;
        int status = new ShopApi(root.get())
                .put(GivenOrders.order(number, comment), version)
                .status();
        if (status != 200 && status != 201) {
            return false;
        }
        put.put(number, comment);
        return true;
    }

    /**
     * Whether there was nothing to fetch.
     *
     * @param arrives whether the answer reaches 1C
     * @param confirms whether the confirmation of 1C reaches the site
     */
    public boolean fetch(boolean arrives, boolean confirms) throws IOException {
        OneCConnection connection =
                new OneCConnection(root.get().resolve("exchange"), "sale", "1c", "1c", OneCOptions.USUAL);
        OneCSession session = connection.login();
        String document = new String(connection.mode("query", session).body(), WINDOWS_1251);
        if (!document.startsWith("<?xml")) {
            throw new IOException("No document, but: " + document);
        }
        if (arrives && oneC.load(document) && confirms) {
            connection.mode("success", session);
        }
        return SimulatedOneC.read(document).isEmpty();
    }

    /** When both sides are done, and nothing breaks any more. */
    public void assertAllArrivedInTheirNewestVersion() {
        await("1C has all of them")
                .atMost(Duration.ofMinutes(5))
                .ignoreExceptions()
                .until(() -> fetch(true, true));

        assertThat(oneC.numbers()).isEqualTo(new TreeSet<>(put.keySet()));
        put.forEach((number, comment) ->
                assertThat(oneC.versionsOf(number)).as(number).last().isEqualTo(comment));
    }
}
