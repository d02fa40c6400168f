package dev.seans.filter;

import dev.seans.identity.Authorization;
import dev.seans.identity.ClientAddress;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Asks the server's realm about credentials, and slows down whoever tries passwords. On each node, what was wrong is counted
 * for a user and an address, by a leaky bucket (the virtual scheduling algorithm of ITU-T I.371, annex A):
 *
 * <ol>
 *   <li>While the bucket has no room, the realm is not asked: also the right password would be told by its answer.
 *   <li>Those that are being asked need room, too, as soon as one was wrong: many at once are no way around.
 *   <li>A right password empties the bucket, a wrong one puts {@code seans.login.pause} into it. It holds as many of these as
 *       {@code seans.login.attempts}.
 *   <li>Who fills it, is in the log.
 * </ol>
 */
@OnePerApplication
public class LoginBrake {

    private static final Logger LOG = System.getLogger(LoginBrake.class.getName());
    private static final String WAIT = LoginBrake.class.getName();

    /** Buckets that a node keeps. */
    private static final int MOST = 10_000;

    private final int attempts;
    private final Duration pause;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final LongAdder wrong = new LongAdder();
    private final LongAdder notAsked = new LongAdder();

    @Inject
    public LoginBrake(Settings settings) {
        this(settings, System::nanoTime);
    }

    LoginBrake(Settings settings, LongSupplier nanos) {
        this.attempts = settings.integer(Setting.LOGIN_ATTEMPTS);
        this.pause = settings.duration(Setting.LOGIN_PAUSE);
        this.nanos = nanos;
    }

    /** Verifies the credentials and makes their user the caller of the request. */
    public Answer verify(HttpServletRequest request, ClientAddress address, Authorization.Basic credentials) {
        return verify(request, address, credentials, () -> false);
    }

    /**
     * Verifies the credentials and makes their user the caller of the request.
     *
     * @param isProved whether the request comes with a session that only these credentials can have made; asked when the
     *     realm would not be
     */
    Answer verify(
            HttpServletRequest request,
            ClientAddress address,
            Authorization.Basic credentials,
            BooleanSupplier isProved) {
        String client = client(credentials.user(), address);
        if (!enter(client, request) && !isProved.getAsBoolean()) {
            notAsked.increment();
            return Answer.NOT_ASKED;
        }
        boolean right = false;
        try {
            right = ContainerLogin.verify(request, credentials);
        } finally {
            if (leave(client, right)) {
                tell(credentials.user(), address);
            }
        }
        return right ? Answer.RIGHT : Answer.WRONG;
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

    /** A name of one length: a client chooses how long that of the user is. Realms may not care for upper and lower case. */
    private static String client(String user, ClientAddress address) {
        String text = address.network() + ' ' + user.toLowerCase(Locale.ROOT);
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized boolean enter(String client, ServletRequest request) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(client, unknown -> new Bucket(now));
        long excess = bucket.excess(now); // 1, 2
        if (excess > 0) {
            request.setAttribute(WAIT, Duration.ofNanos(excess).toSeconds() + 1);
        } else {
            bucket.asked++;
        }
        forgetSome(now);
        return excess <= 0;
    }

    /** Whether that has filled the bucket. */
    private synchronized boolean leave(String client, boolean right) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(client, forgotten -> new Bucket(now));
        boolean hadRoom = bucket.filled(now) + pause.toNanos() <= capacity();
        bucket.asked = Math.max(bucket.asked - 1, 0);
        bucket.emptyAt = right ? now : now + Math.min(bucket.filled(now) + pause.toNanos(), capacity()); // 3
        if (!right) {
            wrong.increment();
        }
        if (bucket.isIdle(now)) {
            buckets.remove(client);
        }
        return hadRoom && bucket.filled(now) + pause.toNanos() > capacity(); // 4
    }

    /** Those with the fewest wrong ones go: whoever tries many names pushes out these, and not who is held off. */
    private void forgetSome(long now) {
        for (int few = 0; buckets.size() > MOST; few++) {
            long filled = few * pause.toNanos();
            buckets.values().removeIf(bucket -> bucket.filled(now) <= filled);
        }
    }

    private void tell(String user, ClientAddress address) {
        LOG.log(
                Level.WARNING,
                () -> "Too many wrong passwords: address=" + address + " user=" + RequestNotes.shown(user)
                        + ". Its next one is" + " looked at in " + pause.toSeconds()
                        + " s; whatever comes before is refused unseen");
    }

    /** However large the settings are: a third of what a clock may differ by. */
    private long capacity() {
        return Math.min(attempts, Long.MAX_VALUE / 3 / pause.toNanos()) * pause.toNanos();
    }

    /** What the realm says. */
    public enum Answer {
        RIGHT,
        WRONG,
        /** Too many were wrong before: nobody knows. */
        NOT_ASKED
    }

    /** Of one user and address. */
    private final class Bucket {

        private long emptyAt;
        private int asked;

        private Bucket(long now) {
            this.emptyAt = now;
        }

        private long filled(long now) {
            return Math.max(emptyAt - now, 0);
        }

        /** What one more would be too much by; nothing is, as long as nothing was wrong. */
        private long excess(long now) {
            return filled(now) == 0 ? 0 : filled(now) + (asked + 1) * pause.toNanos() - capacity();
        }

        private boolean isIdle(long now) {
            return asked == 0 && filled(now) == 0;
        }
    }
}
