package dev.seans.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The session to call with: from the copy; if none lives there, the keeper gets a little time to bring one. */
final class CurrentSession {

    private final LocalCopy copy;
    private final SessionWatch watch;
    private final Duration patience;

    CurrentSession(LocalCopy copy, SessionWatch watch, Duration patience) {
        this.copy = copy;
        this.watch = watch;
        this.patience = patience;
    }

    /** Any that lives. */
    CompletableFuture<StoredSession> get() {
        return find(Look::session);
    }

    /**
     * What is found in the copy, or in a later look.
     *
     * @return fails with {@link UpstreamSessionException} if that does not come
     */
    <T> CompletableFuture<T> find(Function<Look, Optional<T>> wanted) {
        return copy.recent()
                .thenCompose(look -> wanted.apply(look)
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> await(look, wanted)));
    }

    private <T> CompletableFuture<T> await(Look seen, Function<Look, Optional<T>> wanted) {
        Optional<UpstreamSessionException> away = copy.failure();
        if (away.isPresent()) {
            return CompletableFuture.failedFuture(away.get());
        }
        return outcome(seen, wanted)
                .orElseGet(() -> watch.until(patience, look -> outcome(look, wanted))
                        .thenCompose(found -> found.orElseGet(() -> CompletableFuture.failedFuture(inVain()))));
    }

    private <T> Optional<CompletableFuture<T>> outcome(Look look, Function<Look, Optional<T>> wanted) {
        Optional<T> found = wanted.apply(look);
        if (found.isPresent()) {
            return found.map(CompletableFuture::completedFuture);
        }
        return look.isHopeless(patience)
                ? Optional.of(CompletableFuture.failedFuture(WhyNoSession.of(look, Optional.empty())))
                : Optional.empty();
    }

    private UpstreamSessionException inVain() {
        return copy.failure()
                .orElseGet(() -> WhyNoSession.afterWaiting(copy.last().orElseThrow(), Optional.empty(), patience));
    }
}
