package dev.seans.client;

import dev.seans.upstream.SessionPlace;
import dev.seans.upstream.SlotRow;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a node does about a session that an upstream does not seem to know, once for all calls that have met it:
 *
 * <ol>
 *   <li>If the keeper has just found this version alive, the answer was the application's own, and nobody is bothered.
 *   <li>Looks whether there is a newer version already, or the keeper has taken this one away and others serve. A newer
 *       one that was stored in time says nothing about this one.
 *   <li>Marks this version, so that the keeper checks it.
 *   <li>Waits for what the keeper finds: a newer version, or none but others that serve; or the mark is gone, because the
 *       session lives.
 *   <li>Nothing of that comes, or cannot come: says why.
 * </ol>
 */
final class LostSessions {

    /** For so long a session that the keeper has found alive is not marked again. */
    private static final long QUIET = Duration.ofSeconds(5).toNanos();

    private final ClientRows rows;
    private final LocalCopy copy;
    private final SessionWatch watch;
    private final ClientGround ground;
    private final Duration patience;

    private final Map<SessionPlace, CompletableFuture<Loss>> open = new ConcurrentHashMap<>();

    /** One for each slot: the version that was found alive, and when. */
    private final Map<Integer, FoundAlive> alive = new ConcurrentHashMap<>();

    LostSessions(ClientRows rows, LocalCopy copy, SessionWatch watch, ClientGround ground) {
        this.rows = rows;
        this.copy = copy;
        this.watch = watch;
        this.ground = ground;
        this.patience = ground.threads().patience();
    }

    /** Fails with {@link UpstreamSessionException} if there is no answer to that. */
    CompletableFuture<Loss> settle(SessionPlace place) {
        if (isQuiet(place)) { // 1
            return CompletableFuture.completedFuture(new Loss.NoLoss());
        }
        CompletableFuture<Loss> mine = new CompletableFuture<>();
        CompletableFuture<Loss> running = open.putIfAbsent(place, mine);
        if (running != null) {
            return running;
        }
        var unused = copy.now() // 2
                .thenCompose(look -> replacement(look, place)
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> markAndWait(place)))
                .whenComplete((loss, failed) -> {
                    open.remove(place);
                    if (failed != null) {
                        mine.completeExceptionally(Failures.unwrapped(failed));
                    } else {
                        mine.complete(loss);
                    }
                });
        return mine;
    }

    /** Only notes the loss, for the keeper, unless the session was just found alive. */
    CompletableFuture<Boolean> mark(SessionPlace place) {
        return isQuiet(place)
                ? CompletableFuture.completedFuture(false)
                : ground.threads().ask(() -> rows.mark(place));
    }

    boolean isQuiet(SessionPlace place) {
        FoundAlive found = alive.get(place.slot());
        return found != null
                && found.version == place.version()
                && ground.nanos().getAsLong() - found.at < QUIET;
    }

    private CompletableFuture<Loss> markAndWait(SessionPlace place) {
        return mark(place) // 3
                .exceptionallyCompose(away -> CompletableFuture.failedFuture(copy.unreachable(away)))
                .thenCompose(marked -> waitForKeeper(place, copy.looksBegun())); // 4
    }

    private CompletableFuture<Loss> waitForKeeper(SessionPlace place, long before) {
        Function<Look, Optional<CompletableFuture<Loss>>> found =
                look -> look.number() > before ? outcome(look, place) : Optional.empty();
        return watch.until(patience, found)
                .thenCompose(outcome -> outcome.orElseGet(() -> CompletableFuture.failedFuture(inVain(place)))); // 5
    }

    private Optional<CompletableFuture<Loss>> outcome(Look look, SessionPlace place) {
        Optional<Loss> replacement = replacement(look, place);
        if (replacement.isPresent()) {
            return replacement.map(CompletableFuture::completedFuture);
        }
        Optional<SlotRow> stored =
                look.view().version(place).map(UpstreamCopy.Slot::row).filter(SlotRow::filled);
        if (stored.filter(slot -> !slot.marked()).isPresent()) {
            alive.put(
                    place.slot(), new FoundAlive(place.version(), ground.nanos().getAsLong()));
            return Optional.of(CompletableFuture.completedFuture(new Loss.NoLoss()));
        }
        return isHopeless(look, stored.isPresent())
                ? Optional.of(CompletableFuture.failedFuture(WhyNoSession.of(look, Optional.of(place))))
                : Optional.empty();
    }

    /** While the upstream refuses the credentials, the keeper goes on checking what is stored. */
    private boolean isHopeless(Look look, boolean stored) {
        boolean onlyRefused = look.view().upstream().refusedAt().isPresent()
                && !look.view().upstream().stopped();
        return look.isHopeless(patience) && !(stored && onlyRefused);
    }

    private UpstreamSessionException inVain(SessionPlace place) {
        return copy.failure()
                .orElseGet(() -> WhyNoSession.afterWaiting(copy.last().orElseThrow(), Optional.of(place), patience));
    }

    /** What there is in its place, if there is something. */
    private static Optional<Loss> replacement(Look look, SessionPlace place) {
        if (isEmptiedBesideOthers(look, place)) {
            return Optional.of(new Loss.Replaced());
        }
        return look.view()
                .slot(place.slot())
                .filter(slot -> slot.row().version() > place.version())
                .filter(slot -> slot.living(look.now()).isPresent())
                .map(slot -> slot.row().lostVersion() == place.version() ? new Loss.Replaced() : new Loss.Refreshed());
    }

    /** The keeper has found it lost, and cannot log in yet; but where there are several sessions, another one serves. */
    private static boolean isEmptiedBesideOthers(Look look, SessionPlace place) {
        return look.hasTakeable()
                && look.view()
                        .version(place)
                        .filter(slot -> !slot.row().filled())
                        .isPresent();
    }

    private record FoundAlive(long version, long at) {}

    /** What has become of a session that an upstream did not seem to know. */
    sealed interface Loss {

        /** Whether a call that got this answer may be sent again. */
        boolean allowsRepeat(Answer<?> answer);

        /** It was lost, and there is a newer one, or another one. */
        record Replaced() implements Loss {

            @Override
            public boolean allowsRepeat(Answer<?> answer) {
                return true;
            }
        }

        /**
         * There is a newer one, which has come in time: this one was ended because of that, or it has served the call, and the
         * answer is the application's own. Nobody can know any more.
         */
        record Refreshed() implements Loss {

            @Override
            public boolean allowsRepeat(Answer<?> answer) {
                return answer.isHarmlessToRepeat();
            }
        }

        /** The keeper has found it alive: what looked like a loss is the application's own answer. */
        record NoLoss() implements Loss {

            @Override
            public boolean allowsRepeat(Answer<?> answer) {
                return false;
            }
        }
    }
}
