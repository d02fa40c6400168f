package dev.seans.client;

import dev.seans.upstream.SessionPlace;
import dev.seans.upstream.UpstreamName;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What programs report that call by themselves:
 *
 * <ol>
 *   <li>If the copy does not know their version, looks again. A version that nobody was given is a mistake.
 *   <li>A newer session is there already: gives that.
 *   <li>Finds out what has become of the session, as for calls of clients, and as rarely.
 *   <li>Gives the newer session; or the same one, if it lives.
 * </ol>
 */
final class ReportedLosses {

    private static final int SLOT = 1;

    private final UpstreamName name;
    private final LocalCopy copy;
    private final CurrentSession current;
    private final LostSessions lost;

    ReportedLosses(UpstreamName name, LocalCopy copy, CurrentSession current, LostSessions lost) {
        this.name = name;
        this.copy = copy;
        this.current = current;
        this.lost = lost;
    }

    /** Fails with {@link IllegalArgumentException} if there was never such a version. */
    CompletableFuture<SharedSession> after(long version) {
        return copy.recent()
                .thenCompose(look -> knows(look, version) ? CompletableFuture.completedFuture(look) : copy.now()) // 1
                .thenCompose(look -> knows(look, version) ? settled(look, version) : neverGiven(version));
    }

    private static boolean knows(Look look, long version) {
        return version > 0
                && look.view()
                        .slot(SLOT)
                        .filter(slot -> slot.row().version() >= version)
                        .isPresent();
    }

    private CompletableFuture<SharedSession> settled(Look look, long version) {
        Optional<SharedSession> newer = look.shared().filter(session -> session.version() > version);
        return newer.map(CompletableFuture::completedFuture) // 2
                .orElseGet(() -> lost.settle(new SessionPlace(name, SLOT, version)) // 3
                        .thenCompose(loss -> current.find(Look::shared))); // 4
    }

    private CompletableFuture<SharedSession> neverGiven(long version) {
        return CompletableFuture.failedFuture(
                new IllegalArgumentException(name + ": there was never a session of version " + version
                        + ": report the version that came with the cookies"));
    }
}
