package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.server.SeansServer;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A shop follows what changes, from either node, while 1C exports through both and both are killed. */
final class FeedOnTwoNodes {

    private static final int EXPORTS = 30;
    private static final int PRODUCTS = 100;
    private static final int CATALOGUES = 3;

    private final List<SeansServer> nodes;
    private final ExecutorService threads;
    private final List<Catalogue> catalogues = IntStream.range(0, CATALOGUES)
            .mapToObj(number -> Catalogue.of(PRODUCTS))
            .toList();

    /** What the shop has, by kind and id. */
    private final Map<String, JsonObject> mirror = new TreeMap<>();

    private String next = "0";

    FeedOnTwoNodes(List<SeansServer> nodes, ExecutorService threads) {
        this.nodes = nodes;
        this.threads = threads;
    }

    void whoFollowsHasEverythingInTheEndAsItIs() throws Exception {
        AtomicInteger exported = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        Future<?> oneC = threads.submit(() -> {
            while (exported.get() < EXPORTS) {
                export(exported.get());
                exported.incrementAndGet();
            }
            return true;
        });
        Future<?> shop = threads.submit(() -> {
            for (int poll = 0; !over.get(); poll++) {
                follow(nodes.get(poll % nodes.size()));
            }
            return true;
        });
        for (int node = 0; node < nodes.size(); node++) {
            int made = (node + 1) * EXPORTS / 3;
            await("so many exports are done").atMost(Duration.ofMinutes(5)).until(() -> exported.get() > made);
            nodes.get(node).kill();
            nodes.get(node).start();
        }
        oneC.get();
        over.set(true);
        shop.get();
        await("the rest is read").atMost(Duration.ofMinutes(1)).until(() -> follow(nodes.get(0)));

        Map<String, JsonObject> all = new TreeMap<>();
        new ShopApi(nodes.get(1).root())
                .ask("snapshot")
                .text()
                .lines()
                .map(FeedOnTwoNodes::parsed)
                .filter(line -> line.containsKey("kind"))
                .forEach(change -> all.put(key(change), change.getJsonObject("record")));
        assertThat(mirror.keySet()).isEqualTo(all.keySet());
        assertThat(mirror).isEqualTo(all);
    }

    /** Repeated until a node has taken it: 1C would, too. */
    private void export(int number) {
        Catalogue catalogue = catalogues.get(number % CATALOGUES);
        OneCFile file = catalogue.importFile("import0_1.xml");
        String text = new String(file.content(), StandardCharsets.UTF_8).replace("Ботинки", "Пара " + number);
        await("the export is taken").atMost(Duration.ofMinutes(3)).until(() -> {
            try {
                return export(nodes.get(number % nodes.size()), text) || export(nodes.get((number + 1) % 2), text);
            } catch (IOException | RuntimeException | AssertionError killed) {
                return false;
            }
        });
    }

    private static boolean export(SeansServer node, String document) throws IOException {
        OneCConnection connection =
                new OneCConnection(node.root().resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
        OneCSession session = connection.login();
        connection.file(session, "import0_1.xml", document.getBytes(StandardCharsets.UTF_8));
        RawResponse answer;
        do {
            answer = connection.importFile(session, "import0_1.xml");
        } while (answer.text().startsWith("progress"));
        return answer.text().startsWith("success");
    }

    /** Whether there was nothing new. */
    private boolean follow(SeansServer node) {
        try {
            RawResponse answer = new ShopApi(node.root()).ask("changes?wait=200ms&limit=50&after=" + next);
            if (answer.status() != 200) {
                return false;
            }
            JsonObject page = parsed(answer.text());
            List<JsonObject> changes = page.getJsonArray("changes").getValuesAs(JsonObject.class);
            changes.forEach(change -> mirror.put(key(change), change.getJsonObject("record")));
            next = page.getString("next");
            return changes.isEmpty();
        } catch (IOException | RuntimeException killed) {
            return false;
        }
    }

    private static String key(JsonObject change) {
        return change.getString("kind") + " " + change.getString("id");
    }

    private static JsonObject parsed(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
