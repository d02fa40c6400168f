package dev.seans.client;

import dev.seans.client.UpstreamSessionException.Reason;
import dev.seans.settings.InvalidSettingsException;
import dev.seans.upstream.UpstreamName;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of an upstream. However many ask, the database is asked by one of them, and in calm times at most
 * once in five seconds. While the database is away, or slow, the last look goes on to serve.
 */
final class LocalCopy {

    private static final long MAX_AGE = Duration.ofSeconds(5).toNanos();

    /** How long a call that has a look to go on with waits for a newer one. */
    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();

    private final UpstreamName name;
    private final ClientRows rows;
    private final ClientThreads threads;
    private final LongSupplier nanos;

    private volatile @Nullable Look last;
    private volatile @Nullable UpstreamSessionException failure;

    private @Nullable CompletableFuture<Look> asking;
    private long asked;
    private long askedAt;

    LocalCopy(UpstreamName name, ClientRows rows, ClientGround ground) {
        this.name = name;
        this.rows = rows;
        this.threads = ground.threads();
        this.nanos = ground.nanos();
    }

    /** At most five seconds old, unless the database is away. */
    CompletableFuture<Look> recent() {
        Look known = last;
        return known != null && isYoung(known) ? CompletableFuture.completedFuture(known) : notTooOften();
    }

    /** Looks again at what is known: another one may have asked, and got its answer, since the caller looked. */
    private synchronized CompletableFuture<Look> notTooOften() {
        Look known = last;
        if (known != null && isYoung(known)) {
            return CompletableFuture.completedFuture(known);
        }
        UpstreamSessionException failed = failure;
        if (failed != null && asking == null && nanos.getAsLong() - askedAt < MAX_AGE) {
            return known == null ? CompletableFuture.failedFuture(failed) : CompletableFuture.completedFuture(known);
        }
        CompletableFuture<Look> answer = now();
        return known == null ? answer : inTime(answer, known);
    }

    private static boolean isYoung(Look look) {
        return look.ageNanos() < MAX_AGE;
    }

    /** The answer, or what is known, if it is late or a failure. */
    private CompletableFuture<Look> inTime(CompletableFuture<Look> answer, Look known) {
        long left = Math.max(0, PATIENCE - waited(answer));
        return answer.copy()
                .completeOnTimeout(known, left, TimeUnit.NANOSECONDS)
                .exceptionally(away -> known);
    }

    private long waited(CompletableFuture<Look> answer) {
        return answer.isDone() ? 0 : nanos.getAsLong() - askedAt;
    }

    /** Asked now, or by somebody who is just asking. */
    synchronized CompletableFuture<Look> now() {
        CompletableFuture<Look> running = asking;
        if (running != null) {
            return running;
        }
        asked++;
        askedAt = nanos.getAsLong();
        long number = asked;
        long at = askedAt;
        CompletableFuture<Look> answer = new CompletableFuture<>();
        asking = answer;
        var unused = threads.ask(() -> rows.look(name))
                .whenComplete(
                        (view, failed) -> answered(answer, view == null ? Optional.empty() : view, failed, number, at));
        return answer;
    }

    private void answered(
            CompletableFuture<Look> answer,
            Optional<UpstreamCopy> view,
            @Nullable Throwable failed,
            long number,
            long at) {
        Optional<UpstreamSessionException> away = failed != null
                ? Optional.of(unreachable(failed))
                : view.isEmpty() ? Optional.of(unknown()) : Optional.empty();
        Optional<Look> look = view.map(seen -> new Look(seen, number, at, nanos));
        synchronized (this) {
            asking = null;
            failure = away.orElse(null);
            last = look.orElse(last);
        }
        away.ifPresent(answer::completeExceptionally);
        look.ifPresent(answer::complete);
    }

    /** How many looks have begun: what was written until now is seen by later ones for sure. */
    synchronized long looksBegun() {
        return asked;
    }

    Optional<Look> last() {
        return Optional.ofNullable(last);
    }

    /** Why the last look has failed; empty if it has not. */
    Optional<UpstreamSessionException> failure() {
        return Optional.ofNullable(failure);
    }

    /** What a statement that has failed means to callers. */
    UpstreamSessionException unreachable(Throwable failed) {
        Throwable cause = Failures.unwrapped(failed);
        return cause instanceof InvalidSettingsException keys
                ? new UpstreamSessionException(
                        Reason.UNREADABLE, Sentences.unreadable(name, String.valueOf(keys.getMessage())), cause)
                : new UpstreamSessionException(
                        Reason.DATABASE_UNREACHABLE, Sentences.databaseUnreachable(name, last(), cause), cause);
    }

    private UpstreamSessionException unknown() {
        return new UpstreamSessionException(Reason.UNKNOWN_UPSTREAM, Sentences.unknown(name));
    }
}
