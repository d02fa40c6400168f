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
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Asks the server's realm about credentials, and slows down whoever tries passwords. On each node, what was wrong is counted
 * for a user and an address, in a bucket that leaks:
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

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private final LoginBuckets buckets;
    private final LongAdder wrong = new LongAdder();
    private final LongAdder notAsked = new LongAdder();

    @Inject
    public LoginBrake(Settings settings) {
        this(settings, System::nanoTime);
    }

    LoginBrake(Settings settings, LongSupplier nanos) {
        buckets = new LoginBuckets(
                settings.integer(Setting.LOGIN_ATTEMPTS), settings.duration(Setting.LOGIN_PAUSE), nanos);
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
    public Answer verify(
            HttpServletRequest request, ClientAddress address, Authorization.Basic credentials, Optional<Proof> proof) {
        String client = client(credentials.user(), address);
        long wait = buckets.enter(client); // 1, 2
        if (wait == 0) {
            Answer answer = ask(request, credentials, client, () -> tell(credentials.user(), address));
            wrong.add(answer == Answer.WRONG ? 1 : 0);
            return answer;
        }
        if (proof.filter(this::isGood).isPresent()) { // 5
            return ContainerLogin.verify(request, credentials) ? Answer.RIGHT : Answer.WRONG;
        }
        request.setAttribute(WAIT, TimeUnit.NANOSECONDS.toSeconds(wait) + 1);
        notAsked.increment();
        return Answer.NOT_ASKED;
    }

    /**
     * The same for credentials that may be those of a proxy, or for the application to read. They have buckets of their own,
     * and nobody is told of them: that the realm does not know them is as it should be.
     */
    Answer verifyForeign(HttpServletRequest request, ClientAddress address, Authorization.Basic credentials) {
        String client = "foreign " + client(credentials.user(), address);
        return buckets.enter(client) == 0 ? ask(request, credentials, client, () -> {}) : Answer.NOT_ASKED;
    }

    private Answer ask(
            HttpServletRequest request, Authorization.Basic credentials, String client, Runnable whenFilled) {
        Optional<Boolean> right = Optional.empty();
        try {
            right = Optional.of(ContainerLogin.verify(request, credentials));
            return right.get() ? Answer.RIGHT : Answer.WRONG;
        } finally {
            if (buckets.leave(client, right)) { // 3, 4
                whenFilled.run();
            }
        }
    }

    private boolean isGood(Proof proof) {
        String session = "session " + proof.session().hex();
        if (buckets.enter(session) > 0) {
            return false;
        }
        Optional<Boolean> good = Optional.empty();
        try {
            good = Optional.of(proof.isGood().getAsBoolean());
            return good.get();
        } finally {
            buckets.leave(session, good);
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

    private void tell(String user, ClientAddress address) {
        LOG.log(
                Level.WARNING,
                () -> "Too many wrong passwords: address=" + address + " user=" + RequestNotes.shown(user)
                        + ". Its next one is"
                        + " looked at in " + buckets.pause().toSeconds()
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
    public record Proof(SessionKey session, BooleanSupplier isGood) {}
}
