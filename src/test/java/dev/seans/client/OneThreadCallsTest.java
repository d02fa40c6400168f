package dev.seans.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.seans.database.TestDatabase;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.TestAnswer;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client of callers that never block the thread of their answers. */
class OneThreadCallsTest extends ClientsFixture {

    private static final int CALLS = 200;

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }

    @BeforeEach
    void storeSession() throws Exception {
        erp.stored(1, login());
        client = new GivenClients(pooled()).clientOfOneThread("erp");
    }

    @Test
    void callsMakeNoThreadEach() throws Exception {
        call().get();
        assumeFalse(
                new CompletableFuture<>().defaultExecutor() instanceof ForkJoinPool,
                "with more processors, or a newer JDK, nothing would make threads here");
        long before = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();

        for (int count = 0; count < CALLS; count++) {
            assertThat(call().get().body()).isEqualTo("{\"path\":\"/data\"}");
        }

        long made = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount() - before;
        assertThat(made).as("threads made by %s calls", CALLS).isLessThan(CALLS / 4);
    }

    @Test
    void answersAreWholeAndCallsAsManyAsWereMade() throws Exception {
        String text = "x".repeat(300_000);
        server.always("/none", usual -> PlainReply.of(204));
        server.always("/empty", usual -> PlainReply.of(200));
        server.always("/large", usual -> PlainReply.of(200).saying("text/plain", text));

        for (int count = 0; count < CALLS / 10; count++) {
            assertThat(call("/large").get().body()).isEqualTo(text);
            assertThat(call("/empty").get().body()).isEmpty();
            assertThat(call("/none").get().statusCode()).isEqualTo(204);
        }

        assertThat(server.count(Count.DATA_CALLS)).isEqualTo(3 * CALLS / 10);
    }

    @Test
    void anAnswerThatBreaksOffIsAFailure() {
        server.always("/broken", TestAnswer.dropMidway());

        assertThatThrownBy(() -> call("/broken").get()).isInstanceOf(ExecutionException.class);
    }

    private CompletableFuture<HttpResponse<String>> call() {
        return call("/data");
    }

    private CompletableFuture<HttpResponse<String>> call(String path) {
        return client.httpClient().sendAsync(get(path), BodyHandlers.ofString());
    }
}
