package dev.seans.filter;

import dev.seans.identity.Authorization;
import dev.seans.identity.ClientAddress;
import dev.seans.identity.SessionKey;
import dev.seans.identity.Sha256;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Asks the server's realm about credentials, and slows down whoever tries passwords. On each node, what was wrong is counted
 * for a user and an address, by a leaky bucket (the virtual scheduling algorithm of ITU-T I.371, annex A):
 *
 * <ol>
 *   <li>While the bucket has no room, the realm is not asked: also the right password would be told by its answer.
 *   <li>Those that are being asked need room, too, for a day after one was wrong: many at once are a way around but once.
 *   <li>A right password empties the bucket, a wrong one puts {@code seans.login.pause} into it. It holds as many of these as
 *       {@code seans.login.attempts}.
 *   <li>Who fills it, is in the log.
 *   <li>Who is held off, and comes with a session that only these credentials can have made, is asked about all the same. What
 *       proves to be none is counted for that session, or a stolen id would do instead of the realm.
 * </ol>
 */
@OnePerApplication
public class LoginBrake {

    private static final Logger LOG = System.getLogger(LoginBrake.class.getName());
    private static final String WAIT = LoginBrake.class.getName();

    /** Buckets that a node keeps. */
    private static final int MOST = 10_000;

    private static final Duration LONGEST_PAUSE = Duration.ofDays(30);
    private static final long SUSPICION = TimeUnit.DAYS.toNanos(1);
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private final long pause;
    private final long capacity;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final LongAdder wrong = new LongAdder();
    private final LongAdder notAsked = new LongAdder();

    @Inject
    public LoginBrake(Settings settings) {
        this(settings, System::nanoTime);
    }

    LoginBrake(Settings settings, LongSupplier nanos) {
        Duration given = settings.duration(Setting.LOGIN_PAUSE);
        this.pause = (given.compareTo(LONGEST_PAUSE) < 0 ? given : LONGEST_PAUSE).toNanos();
        // However many they are: a third of what two times may differ by.
        this.capacity = Math.min(settings.integer(Setting.LOGIN_ATTEMPTS), Long.MAX_VALUE / 3 / pause) * pause;
        this.nanos = nanos;
    }

    /** Verifies the credentials and makes their user the caller of the request. */
    public Answer verify(HttpServletRequest request, ClientAddress address, Authorization.Basic credentials) {
        return verify(request, address, credentials, Optional.empty());
    }

    /**
     * Verifies the credentials and makes their user the caller of the request.
     *
     * @param proof of a session that comes along; asked for when the realm would not be
     */
    Answer verify(
            HttpServletRequest request, ClientAddress address, Authorization.Basic credentials, Optional<Proof> proof) {
        String client = client(credentials.user(), address);
        long excess = enter(client);
        if (excess <= 0) {
            Answer answer = ask(request, credentials, client, () -> tell(credentials.user(), address));
            wrong.add(answer == Answer.WRONG ? 1 : 0);
            return answer;
        }
        if (proof.filter(this::isGood).isPresent()) {
            return ContainerLogin.verify(request, credentials) ? Answer.RIGHT : Answer.WRONG;
        }
        request.setAttribute(WAIT, TimeUnit.NANOSECONDS.toSeconds(excess) + 1);
        notAsked.increment();
        return Answer.NOT_ASKED;
    }

    /**
     * The same for credentials that may be those of a proxy, or for the application to read. They have buckets of their own,
     * and nobody is told of them: that the realm does not know them is as it should be.
     */
    Answer verifyForeign(HttpServletRequest request, ClientAddress address, Authorization.Basic credentials) {
        String client = "foreign " + client(credentials.user(), address);
        return enter(client) <= 0 ? ask(request, credentials, client, () -> {}) : Answer.NOT_ASKED;
    }

    private Answer ask(
            HttpServletRequest request, Authorization.Basic credentials, String client, Runnable whenFilled) {
        Optional<Boolean> right = Optional.empty();
        try {
            right = Optional.of(ContainerLogin.verify(request, credentials));
            return right.get() ? Answer.RIGHT : Answer.WRONG;
        } finally {
            if (leave(client, right)) {
                whenFilled.run();
            }
        }
    }

    private boolean isGood(Proof proof) {
        String session = "session " + proof.session().hex();
        if (enter(session) > 0) {
            return false;
        }
        Optional<Boolean> good = Optional.empty();
        try {
            good = Optional.of(proof.isGood().getAsBoolean());
            return good.get();
        } finally {
            leave(session, good);
        }
    }

    /** One that was not asked for long enough to come again, in seconds; for a request that was answered so. */
    static String secondsToWait(ServletRequest request) {
        return String.valueOf(request.getAttribute(WAIT));
    }

    /** Credentials that the realm did not know. */
    public long wrong() {
        return wrong.sum();
    }

    /** Credentials that the realm was not asked about. */
    public long notAsked() {
        return notAsked.sum();
    }

    /** A name of one length: a client chooses how long that of the user is. */
    private static String client(String user, ClientAddress address) {
        String text = address.network() + ' ' + folded(user);
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Realms may care neither for upper and lower case nor for accents, widths and blanks: all of these are one user. */
    private static String folded(String user) {
        String unmarked =
                MARKS.matcher(Normalizer.normalize(user, Normalizer.Form.NFKD)).replaceAll("");
        return BLANKS.matcher(unmarked).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** What one more would be too much by; if that is nothing, it is being asked about, and must leave. */
    private synchronized long enter(String client) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(client, unknown -> new Bucket(now));
        long excess = bucket.excess(now); // 1, 2
        if (excess <= 0) {
            bucket.asked++;
        }
        forgetSome(now);
        return excess;
    }

    /**
     * The realm has answered.
     *
     * @param right empty if it could not
     * @return whether that has filled the bucket
     */
    private synchronized boolean leave(String client, Optional<Boolean> right) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(client, forgotten -> new Bucket(now));
        boolean hadRoom = bucket.filled(now) + pause <= capacity;
        bucket.asked = Math.max(bucket.asked - 1, 0);
        right.ifPresent(known -> bucket.take(known, now)); // 3
        if (bucket.isIdle(now)) {
            buckets.remove(client);
        }
        return hadRoom && bucket.filled(now) + pause > capacity; // 4
    }

    /** Those with the fewest wrong ones go: whoever tries many names pushes out these, and not who is held off. */
    private void forgetSome(long now) {
        for (long few = 0; buckets.size() > MOST; few = 2 * few + pause) {
            long filled = few;
            buckets.values().removeIf(bucket -> bucket.filled(now) <= filled);
        }
    }

    private void tell(String user, ClientAddress address) {
        LOG.log(
                Level.WARNING,
                () -> "Too many wrong passwords: address=" + address + " user=" + RequestNotes.shown(user)
                        + ". Its next one is"
                        + " looked at in " + TimeUnit.NANOSECONDS.toSeconds(pause)
                        + " s; whatever comes before is refused unseen");
    }

    /** What the realm says. */
    public enum Answer {
        RIGHT,
        WRONG,
        /** Too many were wrong before: nobody knows. */
        NOT_ASKED
    }

    /**
     * What a request may bring beside its credentials.
     *
     * @param session that it names
     * @param isGood whether that is a session which only these credentials can have made
     */
    record Proof(SessionKey session, BooleanSupplier isGood) {}

    /** Of one user and address, or of one session. */
    private final class Bucket {

        private long emptyAt;
        private long suspectUntil;
        private int asked;

        private Bucket(long now) {
            this.emptyAt = now;
            this.suspectUntil = now;
        }

        private void take(boolean right, long now) {
            if (right) {
                emptyAt = now;
                suspectUntil = now;
            } else {
                emptyAt = now + Math.min(filled(now) + pause, capacity);
                suspectUntil = now + SUSPICION;
            }
        }

        private long filled(long now) {
            return Math.max(emptyAt - now, 0);
        }

        private boolean isSuspect(long now) {
            return suspectUntil - now > 0 || filled(now) > 0;
        }

        private long excess(long now) {
            return isSuspect(now) ? filled(now) + (asked + 1) * pause - capacity : 0;
        }

        private boolean isIdle(long now) {
            return asked == 0 && !isSuspect(now);
        }
    }
}
