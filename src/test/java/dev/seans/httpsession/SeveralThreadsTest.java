package dev.seans.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.httpsession.shop.Cart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;

/** A request that works on several threads. */
class SeveralThreadsTest {

    private static final int THREADS = 8;

    private final StoredSession stored = new StoredSession();

    @RepeatedTest(20)
    void allThreadsOfARequestGetTheSameObject() throws Exception {
        stored.request(session -> session.setAttribute("cart", new Cart().add("tea", 1)));
        DurableHttpSession session = stored.request();

        Set<Integer> objects = atOnce(number -> session.getAttribute("cart")).stream()
                .map(System::identityHashCode)
                .collect(Collectors.toSet());

        assertThat(objects).hasSize(1);
    }

    @RepeatedTest(20)
    void nothingThatThreadsSetAtOnceIsLost() throws Exception {
        DurableHttpSession session = stored.request();

        atOnce(number -> {
            for (int round = 0; round < 50; round++) {
                session.setAttribute(number + "-" + round, List.of(number, round));
                Collections.list(session.getAttributeNames());
            }
            return number;
        });
        stored.giveBack(session);

        stored.request(
                next -> assertThat(Collections.list(next.getAttributeNames())).hasSize(THREADS * 50));
    }

    @RepeatedTest(20)
    void oneOfSeveralThreadsInvalidates() throws Exception {
        List<String> ends = Collections.synchronizedList(new ArrayList<>());
        DurableHttpSession session = stored.view(false, () -> ends.add("end"));

        List<@Nullable Object> outcomes = atOnce(number -> {
            try {
                session.invalidate();
                return "done";
            } catch (IllegalStateException alreadyDone) {
                return "refused";
            }
        });

        assertThat(ends).hasSize(1);
        assertThat(outcomes).containsOnlyOnce("done").hasSize(THREADS);
    }

    private static List<@Nullable Object> atOnce(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Callable<@Nullable Object>> calls = IntStream.range(0, THREADS)
                    .<Callable<@Nullable Object>>mapToObj(number -> () -> {
                        start.await();
                        return work.run(number);
                    })
                    .toList();
            List<@Nullable Object> results = new ArrayList<>();
            for (Future<@Nullable Object> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface Work {

        @Nullable
        Object run(int number);
    }
}
