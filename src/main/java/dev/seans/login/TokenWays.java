package dev.seans.login;

import dev.seans.identity.Sha256;
import dev.seans.settings.BodyTemplate;
import dev.seans.settings.LoginSettings;
import dev.seans.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A login by OAuth 2, where refresh tokens may serve once (RFC 6749, section 6):
 *
 * <ol>
 *   <li>The refresh token that an earlier login has brought is tried, unless the operator has given another one since.
 *   <li>Was there none, or is it not known any more, the operator's is tried.
 *   <li>Has the operator given none, or a login-body as well, the request without a refresh token is sent.
 *   <li>What an answer brings of a refresh token is kept at once, before anything else can fail.
 * </ol>
 *
 * Only an answer that says invalid_grant leads from one way to the next; each is tried once.
 */
final class TokenWays {

    private final UpstreamAccess access;
    private final LoginSettings how;
    private final Credentials credentials;
    private final LoginMemory memory;
    private final Supplier<Instant> now;

    TokenWays(UpstreamAccess access, Credentials credentials, LoginMemory memory, Supplier<Instant> now) {
        this.access = access;
        this.how = access.settings().how();
        this.credentials = credentials;
        this.memory = memory;
        this.now = now;
    }

    GrantedSession login() throws LoginFailedException, InterruptedException {
        Optional<Secret> kept = kept();
        List<Way> ways = ways(kept);
        for (Way way : ways.subList(0, ways.size() - 1)) {
            try {
                return by(way);
            } catch (RefusedGrantException refused) {
                forget(way, kept);
            }
        }
        return by(ways.get(ways.size() - 1));
    }

    private List<Way> ways(Optional<Secret> kept) {
        List<Way> ways = new ArrayList<>();
        kept.map(token -> new Way(how.refreshBody(), kept)).ifPresent(ways::add); // 1
        credentials
                .refreshToken()
                .filter(given -> !kept.equals(Optional.of(given)))
                .map(given -> new Way(how.refreshBody(), Optional.of(given)))
                .ifPresent(ways::add); // 2
        if (credentials.refreshToken().isEmpty() || how.hasOwnBody()) {
            ways.add(new Way(how.body().orElseThrow(), Optional.empty())); // 3
        }
        return ways;
    }

    private GrantedSession by(Way way) throws LoginFailedException, InterruptedException {
        LoginValues values = new LoginValues(credentials, way.refreshToken());
        LoginCourse course = new LoginCourse(access, values, now);
        LoginAnswer answer = course.begin(Optional.of(way.body()), SettingsLogin.ofClient(way.body(), credentials));
        keep(answer); // 4
        return course.end(answer);
    }

    private void keep(LoginAnswer answer) throws LoginFailedException {
        Optional<String> brought =
                how.refreshField().flatMap(answer::fieldIfAny).filter(text -> !text.isEmpty());
        if (brought.isPresent()) {
            memory.keep(new Secret(givenFingerprint() + " " + brought.get()));
        }
    }

    /** Nobody knows it any more, so the next login need not try it. */
    private void forget(Way way, Optional<Secret> kept) throws LoginFailedException {
        if (kept.isPresent() && way.refreshToken().equals(kept)) {
            memory.forget();
        }
    }

    /** Empty also if it came of another token of the operator's than there is now. */
    private Optional<Secret> kept() throws LoginFailedException {
        String mine = givenFingerprint() + " ";
        return memory.recall()
                .map(Secret::text)
                .filter(text -> text.startsWith(mine))
                .map(text -> new Secret(text.substring(mine.length())));
    }

    /** Of the token that the operator has given. */
    private String givenFingerprint() {
        byte[] given = credentials.refreshToken().map(Secret::text).orElse("").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Sha256.begin().digest(given));
    }

    /**
     * One request for a token.
     *
     * @param refreshToken that goes with it, if one does
     */
    private record Way(BodyTemplate body, Optional<Secret> refreshToken) {}
}
