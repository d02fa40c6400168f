package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.smoke.AdminApi;
import dev.seans.smoke.SessionKey;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** 32 threads send the same import at once, for 50 sessions one after the other: what counts is the result. */
public final class ImportStorm {

    private static final int THREADS = 32;
    private static final int SESSIONS = 50;
    private static final int PRODUCTS = 3;

    private final OneCConnection connection;
    private final AdminApi admin;

    public ImportStorm(URI root) {
        this.connection = new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
        this.admin = new AdminApi(root);
    }

    /** Leaves exactly one completed import for each session, and only legal answers on the way. */
    public void strike() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<OneCSession> sessions = new ArrayList<>();
        try {
            for (int session = 0; session < SESSIONS; session++) {
                sessions.add(strikeOnce(threads));
            }
        } finally {
            threads.shutdownNow();
        }
        for (OneCSession session : sessions) {
            assertOneRun(session);
        }
    }

    private OneCSession strikeOnce(ExecutorService threads) throws Exception {
        OneCSession session = connection.login();
        byte[] file = Catalogue.of(PRODUCTS).importFile("import.xml").content();
        assertThat(connection.file(session, "import.xml", file).text()).isEqualTo("success");
        List<Callable<String>> asks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            asks.add(() -> connection.importFile(session, "import.xml").lines().get(0));
        }
        for (Future<String> answer : threads.invokeAll(asks)) {
            assertThat(answer.get()).isIn("progress", "success");
        }
        return session;
    }

    private void assertOneRun(OneCSession session) throws IOException {
        await("the import of the session ends")
                .atMost(Duration.ofMinutes(1))
                .until(() -> imports(session).getJsonObject(0).getString("state"), state -> state.equals("COMPLETED"));
        JsonArray imports = imports(session);
        assertThat(imports).hasSize(1);
        JsonArray files = imports.getJsonObject(0).getJsonArray("files");
        assertThat(files).hasSize(1);
        // Each session brings products of its own: a second run would have found them unchanged.
        JsonObject file = files.getJsonObject(0);
        assertThat(List.of(file.getInt("products"), file.getInt("unchanged"), file.getInt("generation")))
                .containsExactly(PRODUCTS, 0, 1);
    }

    private JsonArray imports(OneCSession session) throws IOException {
        return admin.get("imports?sessionKey=" + SessionKey.of(session)).getJsonArray("imports");
    }
}
