package dev.seans.login;

import dev.seans.settings.Secret;
import dev.seans.settings.SecretHeader;
import dev.seans.settings.SecretParameter;
import dev.seans.settings.TokenUse;
import dev.seans.settings.UpstreamSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the answers of a login make of a session:
 *
 * <ol>
 *   <li>Its cookies are those that the settings want.
 *   <li>Its end is what the setting expiry-field tells; else the end of the cookie that ends first; else what the token tells.
 *   <li>If some cookies end before the rest, and neither expiry-field nor cookies is set, the rest is a session, too, that
 *       lasts longer: whoever proves it finds out whether it is enough. A minute is no difference.
 * </ol>
 */
final class ReceivedSession {

    private static final Duration NO_DIFFERENCE = Duration.ofMinutes(1);

    private final UpstreamSettings settings;
    private final ReceivedCookies cookies;
    private final Optional<Secret> token;
    private final LoginAnswer last;
    private final Optional<Duration> told;
    private final Optional<Duration> toldByToken;

    /**
     * Of these answers.
     *
     * @param received all cookies, wanted or not
     * @param last the last answer; first and last are one if there is no second request
     * @throws LoginFailedException if an answer tells an end that makes no sense
     */
    ReceivedSession(
            UpstreamSettings settings,
            ReceivedCookies received,
            Optional<Secret> token,
            LoginAnswer first,
            LoginAnswer last)
            throws LoginFailedException {
        this.settings = settings;
        this.cookies = received.only(
                name -> settings.cookies().isEmpty() || settings.cookies().contains(name)); // 1
        this.token = token;
        this.last = last;
        this.told = told(first, last);
        this.toldByToken = token.flatMap(text -> ToldExpiry.ofToken(text.text(), last.answered()));
    }

    private static Optional<Duration> told(LoginAnswer first, LoginAnswer last) throws LoginFailedException {
        Optional<String> field = last.settings().how().expiryField();
        boolean inFirst = field.isPresent()
                && last.fieldIfAny(field.get()).isEmpty()
                && first.fieldIfAny(field.get()).isPresent();
        return (inFirst ? first : last).toldLifetime();
    }

    /** @throws LoginFailedException if there is neither cookie nor token */
    GrantedSession granted() throws LoginFailedException {
        if (cookies.cookies().isEmpty() && token.isEmpty()) {
            throw last.unexpected(
                    settings.cookies().isEmpty()
                            ? ", but gave out no cookie that could be kept"
                            : ", but gave out none of the cookies " + settings.cookies());
        }
        return granted(cookies, told.or(cookies::lifetime).or(() -> toldByToken), lasting()); // 2
    }

    private Optional<GrantedSession> lasting() { // 3
        if (told.isPresent() || !settings.cookies().isEmpty()) {
            return Optional.empty();
        }
        Duration ofToken = token.isEmpty() ? Duration.ZERO : toldByToken.orElse(Lifetimes.FOR_EVER);
        Duration longest = Lifetimes.longer(ofToken, cookies.longest());
        ReceivedCookies rest = cookies.living(longest.minus(NO_DIFFERENCE));
        boolean same = rest.cookies().size() == cookies.cookies().size();
        return same || (rest.cookies().isEmpty() && token.isEmpty())
                ? Optional.empty()
                : Optional.of(granted(rest, rest.lifetime().or(() -> toldByToken), Optional.empty()));
    }

    private GrantedSession granted(
            ReceivedCookies kept, Optional<Duration> lifetime, Optional<GrantedSession> lasting) {
        TokenUse use = settings.how().tokenUse();
        List<SecretHeader> headers =
                use.inQuery() ? List.of() : token.map(use::header).stream().toList();
        List<SecretParameter> parameters =
                use.inQuery() ? token.map(use::parameter).stream().toList() : List.of();
        return new GrantedSession(kept.cookies(), headers, parameters, lifetime, lasting);
    }
}
