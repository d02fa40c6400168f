package dev.seans.login;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A login, or the proof of its session, has failed. The message tells operators why; no secret, nothing of a body. */
public class LoginFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Failure failure;
    private final @Nullable Duration retryAfter;

    public LoginFailedException(Failure failure, String message) {
        this(failure, message, null);
    }

    /**
     * The upstream has also said when it may be asked again.
     *
     * @param retryAfter how long it wants to be left alone; null if it has not said
     */
    public LoginFailedException(Failure failure, String message, @Nullable Duration retryAfter) {
        super(message);
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    public Failure failure() {
        return failure;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
