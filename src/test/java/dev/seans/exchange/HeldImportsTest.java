package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.catalog.RecordCounts;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.identity.RawQuery;
import dev.seans.registry.ImportState;
import dev.seans.registry.ImportStatus;
import dev.seans.registry.Imports;
import dev.seans.settings.GivenSettings;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeldImportsTest {

    private static final int MOST = 500;

    private final AtomicInteger completed = new AtomicInteger();
    private volatile ImportState state = ImportState.IN_PROGRESS;

    private final HeldImports held =
            new HeldImports(new Standing(), GivenExchange.replies(Locale.ENGLISH), GivenSettings.defaults());

    @AfterEach
    void stop() {
        held.stop();
    }

    @Test
    void whoWaitsIsAnsweredOnceWhenTheImportEnds() {
        held.start(Thread::new);
        AtomicInteger answers = new AtomicInteger();
        hold(() -> {}, status -> {
            answers.incrementAndGet();
            return Reply.success();
        });
        assertThat(held.count()).isEqualTo(1);

        state = ImportState.COMPLETED;

        await().atMost(Duration.ofSeconds(10)).until(() -> completed.get() == 1);
        held.stop();
        assertThat(answers).hasValue(1);
        assertThat(completed).hasValue(1);
        assertThat(held.count()).isZero();
    }

    @Test
    void anAnswerAboutAnImportThatHasEndedWaitsForItsTimeAndNotForTheDatabase() {
        held.start(Thread::new);
        state = ImportState.FAILED;

        held.hold(request(() -> {}), status(ImportState.COMPLETED), Duration.ofHours(1), status -> Reply.success());
        held.hold(request(() -> {}), status(ImportState.COMPLETED), Duration.ofMillis(1), status -> Reply.success());

        await().atMost(Duration.ofSeconds(10)).until(() -> completed.get() == 1);
        assertThat(held.count()).isEqualTo(1);
    }

    @Test
    void aSlowClientDoesNotDelayTheOthers() {
        held.start(Thread::new);
        CountDownLatch slow = new CountDownLatch(1);
        hold(() -> {}, status -> {
            waitFor(slow);
            return Reply.success();
        });
        for (int other = 0; other < 3; other++) {
            hold(() -> {}, status -> Reply.success());
        }

        state = ImportState.COMPLETED;

        await().atMost(Duration.ofSeconds(10)).until(() -> completed.get() == 3);
        slow.countDown();
        await().atMost(Duration.ofSeconds(10)).until(() -> completed.get() == 4);
    }

    @Test
    void whoComesInTheMomentOfTheStopIsAnsweredToo() {
        held.start(Thread::new);

        hold(held::stop, status -> Reply.success());

        assertThat(completed).hasValue(1);
        assertThat(held.count()).isZero();
    }

    @Test
    void whoWaitsAtTheStopIsAnsweredBeforeItIsOver() {
        held.start(Thread::new);
        for (int waiting = 0; waiting < 20; waiting++) {
            hold(() -> {}, status -> Reply.success());
        }

        held.stop();

        assertThat(completed).hasValue(20);
    }

    @Test
    void noMoreAreHeldThanMayBeHoweverManyComeAtOnce() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(16);
        CountDownLatch together = new CountDownLatch(1);
        for (int client = 0; client < 16; client++) {
            clients.execute(() -> {
                waitFor(together);
                for (int request = 0; request < 40; request++) {
                    if (!hold(() -> {}, status -> Reply.success())) {
                        atOnce.incrementAndGet();
                    }
                }
            });
        }

        together.countDown();
        clients.shutdown();
        assertThat(clients.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

        assertThat(held.count()).isEqualTo(MOST);
        assertThat(atOnce).hasValue(16 * 40 - MOST);
    }

    /** False if it was answered at once. */
    private boolean hold(Runnable whileItBegins, Function<ImportStatus, Reply> reply) {
        return held.hold(request(whileItBegins), status(ImportState.IN_PROGRESS), reply)
                .isEmpty();
    }

    private ExchangeRequest request(Runnable whileItBegins) {
        HttpServletRequest plain = FakeRequest.withQuery(null).http();
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                HeldImportsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("startAsync")) {
                        whileItBegins.run();
                        return context();
                    }
                    return method.invoke(plain, arguments);
                });
        return new ExchangeRequest(request, new FakeResponse().http(), RawQuery.parse(""));
    }

    private AsyncContext context() {
        return (AsyncContext) Proxy.newProxyInstance(
                HeldImportsTest.class.getClassLoader(),
                new Class<?>[] {AsyncContext.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("complete")) {
                        completed.incrementAndGet();
                    }
                    return null;
                });
    }

    private static ImportStatus status(ImportState state) {
        return new ImportStatus(
                1, 1, state, Instant.EPOCH, 0, new RecordCounts(0, 0, 0, 0, 0, 0, 0, 0, 0), List.of(), null);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The one import that everybody waits for. */
    private final class Standing extends Imports {

        @SuppressWarnings("NullAway") // nothing else is asked
        Standing() {
            super(null, null, null, null, null, null, null, null, null);
        }

        @Override
        public List<ImportStatus> statuses(Collection<Long> fileIds) {
            return List.of(status(state));
        }
    }
}
