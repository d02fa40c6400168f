package dev.seans.exchange;

import dev.seans.database.FailureLog;
import dev.seans.registry.ImportStatus;
import dev.seans.registry.Imports;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait for an import, without a thread and without a connection of the database: one poller
 * asks for all of them at once.
 */
@OnePerApplication
public class HeldImports {

    private static final Logger LOG = System.getLogger(HeldImports.class.getName());
    private static final FailureLog UNREAD = new FailureLog(LOG, Level.WARNING);
    private static final long POLL_MILLIS = 100;

    /** Beyond it a request is told progress at once: a node must not run out of connections. */
    private static final int MOST = 500;

    private static final int ANSWERERS = 8;

    private static final long ANSWERER_IDLE_SECONDS = 30;

    private static final long LAST_ANSWERS_SECONDS = 5;

    private final Imports imports;
    private final ImportReplies replies;
    private final Settings settings;
    /** Whoever takes one out answers it, and nobody else does. */
    private final Queue<HeldImport> held = new ConcurrentLinkedQueue<>();

    private final AtomicInteger count = new AtomicInteger();

    private volatile boolean stopped;
    private @Nullable ScheduledExecutorService poller;
    private @Nullable Future<?> polling;
    private @Nullable ExecutorService answerers;

    @Inject
    public HeldImports(Imports imports, ImportReplies replies, Settings settings) {
        this.imports = imports;
        this.replies = replies;
        this.settings = settings;
    }

    /** Starts the poller on a thread of the server, and some more that answer: a slow client must not delay the others. */
    public synchronized void start(ThreadFactory threads) {
        ThreadPoolExecutor few = new ThreadPoolExecutor(
                ANSWERERS, ANSWERERS, ANSWERER_IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        few.allowCoreThreadTimeOut(true);
        answerers = few;
        poller = Executors.newSingleThreadScheduledExecutor(threads);
        polling = poller.scheduleWithFixedDelay(this::poll, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Tells everybody who waits to come again, and stops. */
    public synchronized void stop() {
        stopped = true;
        if (poller != null && polling != null && answerers != null) {
            polling.cancel(false);
            poller.shutdown();
            await(poller);
            held.forEach(waiting -> answer(waiting, waiting.last()));
            answerers.shutdown();
            await(answerers);
        }
    }

    private static void await(ExecutorService last) {
        try {
            if (!last.awaitTermination(LAST_ANSWERS_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "The last answers to held imports have not left; their clients will ask again");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many wait now. */
    public int count() {
        return count.get();
    }

    /** Holds a request until its import ends or {@code seans.import.hold} is over; then it is answered. */
    Optional<Reply> hold(ExchangeRequest request, ImportStatus status, Function<ImportStatus, Reply> reply) {
        return hold(request, status, settings.duration(Setting.IMPORT_HOLD), reply);
    }

    /** Holds a request for that long, or until its import ends if it has not; then it is answered. */
    Optional<Reply> hold(
            ExchangeRequest request, ImportStatus status, Duration limit, Function<ImportStatus, Reply> reply) {
        if (stopped || !reserve()) {
            return Optional.of(reply.apply(status));
        }
        long holdMillis = limit.toMillis();
        HeldImport waiting = new HeldImport(begin(request, holdMillis), status, reply, holdMillis);
        held.add(waiting);
        if (stopped && take(waiting)) {
            // The last look may have been before it was added.
            send(waiting, status);
        }
        return Optional.empty();
    }

    private HeldRequest begin(ExchangeRequest request, long holdMillis) {
        boolean begun = false;
        try {
            HeldRequest held = HeldRequest.begin(request, holdMillis, settings.charset(Setting.EXCHANGE_CHARSET));
            begun = true;
            return held;
        } finally {
            if (!begun) {
                count.decrementAndGet();
            }
        }
    }

    private boolean reserve() {
        return count.getAndUpdate(waiting -> Math.min(MOST, waiting + 1)) < MOST;
    }

    private boolean take(HeldImport waiting) {
        boolean taken = held.remove(waiting);
        if (taken) {
            count.decrementAndGet();
        }
        return taken;
    }

    private void poll() {
        try {
            if (!held.isEmpty()) {
                answer(imports.statuses(held.stream()
                        .filter(HeldImport::waitsForItsEnd)
                        .map(HeldImport::fileId)
                        .distinct()
                        .toList()));
            }
        } catch (RuntimeException failed) {
            UNREAD.log(
                    "The state of imports could not be read; it is asked for again at once, and who has waited for"
                            + " long enough is told the last state that is known",
                    failed);
            answer(List.of());
        }
    }

    private void answer(List<ImportStatus> statuses) {
        Map<Long, ImportStatus> byFile = statuses.stream()
                .collect(Collectors.toMap(ImportStatus::fileId, Function.identity(), (one, same) -> one));
        held.forEach(waiting -> {
            ImportStatus status = byFile.getOrDefault(waiting.fileId(), waiting.last());
            if (waiting.isDue(status)) {
                answer(waiting, status);
            }
        });
    }

    private void answer(HeldImport waiting, ImportStatus status) {
        ExecutorService some = answerers;
        if (some != null && take(waiting)) {
            some.execute(() -> send(waiting, status));
        }
    }

    /** Whatever is wrong with one answer must not keep the others waiting. */
    private void send(HeldImport waiting, ImportStatus status) {
        try {
            waiting.request().answer(waiting.reply().apply(status).as(settings));
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "A held import could not be answered; 1C is told of an internal error", failed);
            waiting.request().answer(replies.internal());
        }
    }
}
