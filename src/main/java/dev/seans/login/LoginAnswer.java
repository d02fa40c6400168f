package dev.seans.login;

import dev.seans.settings.UpstreamSetting;
import dev.seans.settings.UpstreamSettings;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an upstream has answered to a login. */
final class LoginAnswer {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final Set<Integer> NOT_NOW = Set.of(406, 429, 503);
    private static final Pattern BASIC = Pattern.compile("(^|,)\\s*Basic\\b", Pattern.CASE_INSENSITIVE);
    private static final String REFUSAL_IN_BODY = "INVALID_CREDENTIALS";

    private final UpstreamSettings settings;
    private final HttpResponse<Optional<byte[]>> answer;
    private final AnswerTime answered;
    private final String said;

    LoginAnswer(UpstreamSettings settings, HttpResponse<Optional<byte[]>> answer, Supplier<Instant> now) {
        this.settings = settings;
        this.answer = answer;
        this.answered = AnswerTime.of(answer.headers(), now);
        this.said = RequestText.of(answer.request()) + " was answered " + answer.statusCode();
    }

    /** Whether a body can be left unread, because the status says it all. */
    static boolean isRefusal(int status) {
        return status == UNAUTHORIZED;
    }

    /**
     * Passes if the login was accepted. The order of the questions matters: a refusal goes before all else, because an
     * attempt too many locks the account.
     */
    void requireAccepted() throws LoginFailedException {
        int status = answer.statusCode();
        if (isRefusal(status)) {
            throw new LoginFailedException(Failure.REFUSED, said + refusal());
        }
        if (saysInvalidCredentials()) {
            throw new LoginFailedException(
                    Failure.REFUSED, said + " with " + REFUSAL_IN_BODY + ": user or password are wrong");
        }
        if (settings.loginStatuses().contains(status)) {
            return;
        }
        if (status == FORBIDDEN) {
            throw new LoginFailedException(
                    Failure.FORBIDDEN,
                    said + ": it lets nobody in from here, or not now, or not this user",
                    RetryAfter.of(answer.headers(), answered));
        }
        if (NOT_NOW.contains(status)) {
            throw new LoginFailedException(
                    Failure.BUSY, said + ": it is too busy for a login", RetryAfter.of(answer.headers(), answered));
        }
        throw unexpected(", which the setting " + UpstreamSetting.LOGIN_STATUS.key(settings.name())
                + " does not have: expected was " + expected());
    }

    /** RFC 9110, section 15.5.2: whoever answers 401 says which credentials it wants. */
    private String refusal() {
        boolean asksForBasic = answer.headers().allValues("WWW-Authenticate").stream()
                .anyMatch(challenge -> BASIC.matcher(challenge).find());
        return asksForBasic
                ? ": user or password are wrong"
                : ": user or password are wrong, or it wants them in another way than by HTTP Basic, for which it does not ask";
    }

    /** The cookies that it gives out, of those that the settings want, and of those that are wanted here. */
    ReceivedCookies cookies(Predicate<String> wanted) {
        Predicate<String> inSettings =
                name -> settings.cookies().isEmpty() || settings.cookies().contains(name);
        return ReceivedCookies.of(answer.request().uri(), answer.headers(), answered, inSettings.or(wanted));
    }

    /** By the setting expiry-field; empty if it is not set, or the answer has no such field. */
    Optional<Duration> lifetimeInBody() throws LoginFailedException {
        if (settings.expiryField().isEmpty()) {
            return Optional.empty();
        }
        byte[] body = answer.body().orElseThrow(this::tooLong);
        try {
            return JsonField.find(body, settings.expiryField().get())
                    .map(text -> ToldExpiry.parse(text, answered, settings.expiryZone()));
        } catch (IllegalArgumentException unusable) {
            throw unexpected(", and its field " + settings.expiryField().get() + " " + unusable.getMessage());
        }
    }

    void requireWholeBody() throws LoginFailedException {
        if (answer.body().isEmpty()) {
            throw tooLong();
        }
    }

    /** An answer that a login does not have. */
    LoginFailedException unexpected(String what) {
        return new LoginFailedException(Failure.UNEXPECTED_ANSWER, said + what);
    }

    private LoginFailedException tooLong() {
        return unexpected(" with more than 1 MB, which no login has: is login-path right?");
    }

    private boolean saysInvalidCredentials() {
        return answer.body()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .filter(text -> text.contains(REFUSAL_IN_BODY))
                .isPresent();
    }

    private String expected() {
        Set<Integer> statuses = settings.loginStatuses();
        return statuses.size() > 10
                ? "200 to 299"
                : statuses.stream().sorted().toList().toString();
    }

    /** For how long an upstream wants to be left alone: RFC 9110, section 10.2.3. */
    static final class RetryAfter {

        private static final int DIGITS = 9;

        private RetryAfter() {}

        /** Seconds, or a date by the upstream's clock; null if it says nothing that makes sense, or a time that is over. */
        static @Nullable Duration of(HttpHeaders headers, AnswerTime answered) {
            return headers.firstValue("Retry-After")
                    .map(text -> duration(text.strip(), answered))
                    .filter(duration -> !duration.isNegative())
                    .orElse(null);
        }

        private static @Nullable Duration duration(String text, AnswerTime answered) {
            if (!text.matches("[0-9]+")) {
                return CookieDate.parse(text)
                        .map(end -> Lifetimes.capped(Duration.between(answered.instant(), end)))
                        .orElse(null);
            }
            return text.length() > DIGITS
                    ? Lifetimes.LONGEST
                    : Lifetimes.capped(Duration.ofSeconds(Long.parseLong(text)));
        }
    }
}
