package dev.seans.exchange;

import dev.seans.database.DatabaseClock;
import dev.seans.database.FailureLog;
import dev.seans.filter.FinishedRequest;
import dev.seans.filter.RequestObserver;
import dev.seans.jobs.RepeatedWork;
import dev.seans.settings.NodeName;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the requests of exchanges for operators, behind the answers: they are written once a second, in batches. What cannot be
 * written soon enough is left out; no request waits for it.
 */
@OnePerApplication
public class RequestRecorder implements RequestObserver {

    /** Ten seconds of a thousand requests each. */
    static final int MOST_UNWRITTEN = 10_000;

    private static final Logger LOG = System.getLogger(RequestRecorder.class.getName());
    private static final FailureLog UNWRITTEN = new FailureLog(LOG, Level.WARNING);
    private static final int BATCH = 500;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RepeatedWork work =
            new RepeatedWork("The last requests of exchanges could not be noted; their time lines lack them");
    private final NotedRequests requests;
    private final DatabaseClock clock;
    private final boolean wanted;
    private final String node = NodeName.of();
    private final BlockingQueue<Unwritten> unwritten = new ArrayBlockingQueue<>(MOST_UNWRITTEN);
    private final AtomicLong leftOut = new AtomicLong();

    @Inject
    public RequestRecorder(NotedRequests requests, DatabaseClock clock, Settings settings) {
        this.requests = requests;
        this.clock = clock;
        this.wanted = settings.optionalDuration(Setting.EXCHANGE_REQUESTS_KEEP).isPresent();
    }

    /** Begins to write, on a thread of this factory: the server's. */
    public void start(ThreadFactory threads) {
        work.start(threads, Map.of(this::write, PAUSE));
    }

    /** Writes what is left. */
    public void stop() {
        work.stop(this::write);
    }

    /** What is to be written is made of it later: this is the thread of the request. */
    @Override
    public void finished(FinishedRequest request) {
        if (wanted && NotedRequest.isWorthIt(request) && !unwritten.offer(new Unwritten(request, System.nanoTime()))) {
            leftOut.incrementAndGet();
        }
    }

    /** Writes all that is there; what fails is not tried again, because it would grow meanwhile. */
    void write() {
        try {
            for (List<Unwritten> batch = next(); !batch.isEmpty(); batch = next()) {
                requests.add(at(clock.now(), batch));
            }
        } catch (RuntimeException failed) {
            UNWRITTEN.log("Requests of exchanges could not be noted; their time lines lack them", failed);
        }
        long lacking = leftOut.getAndSet(0);
        if (lacking > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} requests of exchanges came faster than they could be noted; their time lines lack them",
                    lacking);
        }
    }

    private List<Unwritten> next() {
        List<Unwritten> batch = new ArrayList<>();
        unwritten.drainTo(batch, BATCH);
        return batch;
    }

    private List<NotedRequest> at(Instant now, List<Unwritten> batch) {
        long nanos = System.nanoTime();
        return batch.stream()
                .map(one -> NotedRequest.of(one.request(), node, now.minusNanos(nanos - one.endedNanos())))
                .toList();
    }

    private record Unwritten(FinishedRequest request, long endedNanos) {}
}
