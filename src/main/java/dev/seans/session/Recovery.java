package dev.seans.session;

import dev.seans.identity.SessionId;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Finds a visitor's session again, by the address alone:
 *
 * <ol>
 *   <li>One request of an address at a time, on this node: the second one must find what the first one makes. Whoever has
 *       waited for long goes on all the same: others of the stripe may hang at the database.
 *   <li>Of the freshest live sessions of the address and scope, no more than {@code seans.session.recover-limit}, those
 *       with an owner or with something important are left out.
 *   <li>The freshest that nobody uses gets a new id and a lease in one statement, which checks all that again. The old id
 *       is worth nothing from then on: what the visitor does now is not for whoever still has that one.
 *   <li>If there is none, a session is opened.
 * </ol>
 */
@OnePerApplication
class Recovery {

    private static final int STRIPES = 64;

    /** As long as others wait for a row. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RecoveryRows rows;
    private final SessionRows sessions;
    private final KnownSessions known;
    private final Duration patience;
    private final int limit;
    private final boolean withoutId;
    private final List<ReentrantLock> addresses =
            IntStream.range(0, STRIPES).mapToObj(stripe -> new ReentrantLock()).toList();

    @Inject
    public Recovery(RecoveryRows rows, SessionRows sessions, KnownSessions known, Settings settings) {
        this(rows, sessions, known, settings, PATIENCE);
    }

    Recovery(RecoveryRows rows, SessionRows sessions, KnownSessions known, Settings settings, Duration patience) {
        this.rows = rows;
        this.sessions = sessions;
        this.known = known;
        this.patience = patience;
        this.limit = settings.integer(Setting.SESSION_RECOVER_LIMIT);
        this.withoutId = Boolean.parseBoolean(settings.text(Setting.SESSION_RECOVER_WITHOUT_ID));
    }

    OpenedSession findAgainOrOpen(NewSession wanted, AddressBinding binding, Access access) {
        return oneAtATime(wanted, () -> findAgain(wanted, binding, access).orElseGet(() -> open(wanted, access)));
    }

    Optional<OpenedSession> findAgain(NewSession wanted, AddressBinding binding, Access access) {
        return withoutId ? freshest(wanted, binding, access) : Optional.empty();
    }

    private <T> T oneAtATime(NewSession wanted, Supplier<T> work) {
        ReentrantLock address =
                addresses.get(Math.floorMod(wanted.client().network().hashCode(), STRIPES));
        boolean alone = isAlone(address);
        try {
            return work.get();
        } finally {
            if (alone) {
                address.unlock();
            }
        }
    }

    private boolean isAlone(ReentrantLock address) {
        try {
            return address.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<OpenedSession> freshest(NewSession wanted, AddressBinding binding, Access access) {
        SessionId id = SessionId.generate();
        return rows.freshest(wanted, binding, limit).stream()
                .filter(session -> session.user().isEmpty() && !session.important())
                .map(session -> take(session, id, access))
                .flatMap(Optional::stream)
                .findFirst()
                .map(lease -> new OpenedSession(id, lease, false));
    }

    private Optional<SessionLease> take(DurableSession session, SessionId id, Access access) {
        Optional<SessionLease> lease = rows.take(session, id, access);
        known.forget(session.key());
        return lease;
    }

    OpenedSession open(NewSession wanted, Access access) {
        SessionId id = SessionId.generate();
        return new OpenedSession(id, sessions.insert(id, wanted, access), true);
    }
}
