package dev.seans.login;

import dev.seans.settings.LoginKind;
import dev.seans.settings.LoginSettings;
import dev.seans.settings.UpstreamSetting;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an answer to a request of a login means. */
final class LoginJudgement {

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303);
    private static final Set<Integer> NOT_NOW = Set.of(406, 429, 503);
    private static final Pattern BASIC = Pattern.compile("(^|,)\\s*Basic\\b", Pattern.CASE_INSENSITIVE);
    private static final String REFUSAL_IN_BODY = "INVALID_CREDENTIALS";
    private static final String WRONG = ": user or password are wrong";
    private static final String INVALID_GRANT = "invalid_grant";

    /** RFC 6749, section 5.2: those that say that a client or a token is not known. */
    private static final Set<String> REFUSED_GRANTS = Set.of(INVALID_GRANT, "invalid_client");

    /** From there on a list of statuses is the range of all that are successful. */
    private static final int MANY = 10;

    private final LoginAnswer answer;
    private final LoginSettings how;
    private final Set<Integer> accepted;

    LoginJudgement(LoginAnswer answer) {
        this.answer = answer;
        this.how = answer.settings().how();
        this.accepted = answer.part().accepted(how);
    }

    /**
     * Whether it is a redirect that is to be followed.
     *
     * @throws LoginFailedException if it refuses user and password
     */
    boolean isToBeFollowed() throws LoginFailedException {
        boolean followed = REDIRECTS.contains(answer.status())
                && !answer.location().isEmpty()
                && answer.part().follows(how)
                && !accepted.contains(answer.status());
        if (followed) {
            requireNotRefused();
        }
        return followed;
    }

    /**
     * Passes if the login was accepted. The order of the questions matters: a refusal goes before all else, because an
     * attempt too many locks the account.
     */
    void requireAccepted() throws LoginFailedException {
        requireNotRefused();
        if (accepted.contains(answer.status())) {
            return;
        }
        if (answer.status() == FORBIDDEN) {
            throw heldBack(Failure.FORBIDDEN, ": it lets nobody in from here, or not now, or not this user");
        }
        if (NOT_NOW.contains(answer.status())) {
            throw heldBack(Failure.BUSY, ": it is too busy for a login");
        }
        throw answer.unexpected(expected());
    }

    private LoginFailedException heldBack(Failure failure, String why) {
        return new LoginFailedException(
                failure, answer.said() + why, RetryAfter.of(answer.headers(), answer.answered()));
    }

    private void requireNotRefused() throws LoginFailedException {
        if (answer.part() == LoginPart.PAGE) {
            return;
        }
        if (answer.part().isRefusedWith(answer.status())) {
            throw refused(refusal());
        }
        if (answer.text().contains(REFUSAL_IN_BODY)) {
            throw refused(" with " + REFUSAL_IN_BODY + WRONG);
        }
        if (how.refused().isPresent() && isFound(how.refused().get())) {
            throw refused(" with what " + key(UpstreamSetting.LOGIN_REFUSED) + " describes" + WRONG);
        }
        if (how.kind() == LoginKind.OAUTH2 && answer.status() == BAD_REQUEST) {
            requireGrant();
        }
    }

    /** RFC 9110, section 15.5.2: whoever answers 401 says which credentials it wants. */
    private String refusal() {
        boolean asksForBasic = answer.headers().allValues("WWW-Authenticate").stream()
                .anyMatch(challenge -> BASIC.matcher(challenge).find());
        boolean sentBasic = how.kind().sendsBasic();
        if (sentBasic && asksForBasic) {
            return WRONG;
        }
        return WRONG + ", or it wants them in another way than "
                + (sentBasic
                        ? "by HTTP Basic, for which it does not ask"
                        : "with login=" + how.kind().word());
    }

    private boolean isFound(Pattern refused) throws LoginFailedException {
        try {
            return new PatternSearch(refused).finds(answer.text())
                    || new PatternSearch(refused).finds(answer.location());
        } catch (IllegalArgumentException nobodyCanTell) {
            throw answer.unexpected(", and " + key(UpstreamSetting.LOGIN_REFUSED) + " " + nobodyCanTell.getMessage());
        }
    }

    private void requireGrant() throws LoginFailedException {
        Optional<String> error = answer.fieldIfAny("/error").filter(REFUSED_GRANTS::contains);
        if (error.isEmpty()) {
            return;
        }
        if (error.get().equals(INVALID_GRANT)) {
            throw new RefusedGrantException(
                    answer.said() + " with invalid_grant: the refresh token, or user or password, are wrong or over");
        }
        throw refused(" with invalid_client: the client or its password are wrong");
    }

    private LoginFailedException refused(String why) {
        return new LoginFailedException(Failure.REFUSED, answer.said() + why);
    }

    private String expected() {
        String statuses = accepted.size() > MANY
                ? "200 to 299"
                : accepted.stream().sorted().toList().toString();
        return answer.part() == LoginPart.LOGIN
                ? ", which the setting " + key(UpstreamSetting.LOGIN_STATUS) + " does not have: expected was "
                        + statuses
                : ": expected was " + statuses;
    }

    private String key(UpstreamSetting setting) {
        return setting.key(answer.settings().name());
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
