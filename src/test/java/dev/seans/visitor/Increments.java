package dev.seans.visitor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many increments of one attribute from many threads: what is lost shows in the sum. */
public final class Increments {

    private Increments() {}

    /**
     * How many requests were answered 200.
     *
     * @param visitors of each thread; they should have the same session
     */
    public static int run(int threads, int each, IntFunction<Visitor> visitors) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                Visitor visitor = visitors.apply(thread);
                all.add(() -> run(visitor, each));
            }
            int done = 0;
            for (Future<Integer> part : pool.invokeAll(all)) {
                done += part.get();
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    private static int run(Visitor visitor, int times) {
        int done = 0;
        for (int time = 0; time < times; time++) {
            if (visitor.get("x/increment").status() == 200) {
                done++;
            }
        }
        return done;
    }
}
