package dev.seans.exchange;

import dev.seans.imports.ImportStatus;
import dev.seans.imports.Imports;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
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
    private static final long POLL_MILLIS = 100;

    /** Beyond it a request is told progress at once: a node must not run out of connections. */
    private static final int MOST = 500;

    /** The container's own time-out is only a net below ours. */
    private static final long NET_MILLIS = 30_000;

    private static final long LAST_POLL_SECONDS = 5;

    private final Imports imports;
    private final ImportReplies replies;
    private final Settings settings;
    private final Queue<HeldImport> held = new ConcurrentLinkedQueue<>();

    private volatile boolean stopped;
    private @Nullable ScheduledExecutorService poller;
    private @Nullable Future<?> polling;

    @Inject
    public HeldImports(Imports imports, ImportReplies replies, Settings settings) {
        this.imports = imports;
        this.replies = replies;
        this.settings = settings;
    }

    /** Starts the poller on a thread of the server. */
    public synchronized void start(ThreadFactory threads) {
        poller = Executors.newSingleThreadScheduledExecutor(threads);
        polling = poller.scheduleWithFixedDelay(this::poll, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Tells everybody who waits to come again, and stops. */
    public synchronized void stop() {
        stopped = true;
        if (polling != null && poller != null) {
            polling.cancel(false);
            poller.shutdown();
            awaitLastPoll(poller);
        }
        answer(held.stream().map(HeldImport::last).toList(), true);
    }

    /** Two threads must not answer one request. */
    private static void awaitLastPoll(ScheduledExecutorService poller) {
        try {
            if (!poller.awaitTermination(LAST_POLL_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "The last look at held imports has not ended; their clients will ask again");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many wait now. */
    public int count() {
        return held.size();
    }

    /** Holds a request until its import ends or {@code seans.import.hold} is over; then it is answered. */
    Optional<Reply> hold(ExchangeRequest request, ImportStatus status, Function<ImportStatus, Reply> reply) {
        if (stopped || held.size() >= MOST) {
            return Optional.of(reply.apply(status));
        }
        long holdMillis = settings.duration(Setting.IMPORT_HOLD).toMillis();
        AsyncContext context = request.http().startAsync();
        context.setTimeout(holdMillis + NET_MILLIS);
        long since = System.nanoTime();
        long deadline = since + TimeUnit.MILLISECONDS.toNanos(holdMillis);
        held.add(new HeldImport(
                context, request.notes(), status, reply, since, deadline, settings.charset(Setting.EXCHANGE_CHARSET)));
        return Optional.empty();
    }

    private void poll() {
        try {
            if (!held.isEmpty()) {
                answer(
                        imports.statuses(
                                held.stream().map(HeldImport::fileId).distinct().toList()),
                        false);
            }
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.WARNING,
                    "The state of imports could not be read; it is asked for again at once, and who has waited for"
                            + " long enough is told the last state that is known",
                    failed);
            answer(List.of(), false);
        }
    }

    private void answer(List<ImportStatus> statuses, boolean all) {
        Map<Long, ImportStatus> byFile = statuses.stream()
                .collect(Collectors.toMap(ImportStatus::fileId, Function.identity(), (one, same) -> one));
        held.removeIf(waiting -> {
            ImportStatus status = byFile.getOrDefault(waiting.fileId(), waiting.last());
            boolean due = all || !status.state().isActive() || waiting.isOverdue();
            if (due) {
                answer(waiting, status);
            }
            return due;
        });
    }

    /** Whatever is wrong with one answer must not keep the others waiting. */
    private void answer(HeldImport waiting, ImportStatus status) {
        try {
            waiting.answer(waiting.reply().apply(status));
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "A held import could not be answered; 1C is told of an internal error", failed);
            waiting.answer(replies.internal());
        }
    }
}
