package dev.seans.exchange;

import dev.seans.database.FailureLog;
import dev.seans.jobs.PolledQueue;
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
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Requests that wait for an import: one question for all of them at once. */
@OnePerApplication
public class HeldImports {

    private static final Logger LOG = System.getLogger(HeldImports.class.getName());
    private static final FailureLog UNREAD = new FailureLog(LOG, Level.WARNING);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Beyond it a request is told progress at once: a node must not run out of connections. */
    private static final int MOST = 500;

    private final Imports imports;
    private final ImportReplies replies;
    private final Settings settings;
    private final PolledQueue<HeldImport> queue =
            new PolledQueue<>(MOST, PAUSE, this::look, waiting -> send(waiting, waiting.last()));

    @Inject
    public HeldImports(Imports imports, ImportReplies replies, Settings settings) {
        this.imports = imports;
        this.replies = replies;
        this.settings = settings;
    }

    /** Begins to look, on threads of the server. */
    public void start(ThreadFactory threads) {
        queue.start(threads);
    }

    /** Tells everybody who waits to come again, and stops. */
    public void stop() {
        queue.stop();
    }

    /** How many wait now. */
    public int count() {
        return queue.count();
    }

    /** Holds a request until its import ends or {@code seans.import.hold} is over; then it is answered. */
    Optional<Reply> hold(ExchangeRequest request, ImportStatus status, Function<ImportStatus, Reply> reply) {
        return hold(request, status, settings.duration(Setting.IMPORT_HOLD), reply);
    }

    /** Holds a request for that long, or until its import ends if it has not; then it is answered. */
    Optional<Reply> hold(
            ExchangeRequest request, ImportStatus status, Duration limit, Function<ImportStatus, Reply> reply) {
        long holdMillis = limit.toMillis();
        boolean isHeld = queue.enter(() -> new HeldImport(
                HeldRequest.begin(request, holdMillis, settings.charset(Setting.EXCHANGE_CHARSET)),
                status,
                reply,
                holdMillis));
        return isHeld ? Optional.empty() : Optional.of(reply.apply(status));
    }

    private void look(List<HeldImport> held) {
        try {
            answer(
                    held,
                    imports.statuses(held.stream()
                            .filter(HeldImport::waitsForItsEnd)
                            .map(HeldImport::fileId)
                            .distinct()
                            .toList()));
        } catch (RuntimeException failed) {
            UNREAD.log(
                    "The state of imports could not be read; it is asked for again at once, and who has waited for"
                            + " long enough is told the last state that is known",
                    failed);
            answer(held, List.of());
        }
    }

    private void answer(List<HeldImport> held, List<ImportStatus> statuses) {
        Map<Long, ImportStatus> byFile = statuses.stream()
                .collect(Collectors.toMap(ImportStatus::fileId, Function.identity(), (one, same) -> one));
        for (HeldImport waiting : held) {
            ImportStatus status = byFile.getOrDefault(waiting.fileId(), waiting.last());
            if (waiting.isDue(status)) {
                queue.answer(waiting, () -> send(waiting, status));
            }
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
