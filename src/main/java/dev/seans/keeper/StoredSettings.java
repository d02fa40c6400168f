package dev.seans.keeper;

import dev.seans.login.BasicAuthorization;
import dev.seans.login.LoginFailedException;
import dev.seans.settings.Secret;
import dev.seans.settings.SecretHeader;
import dev.seans.upstream.LostRule;
import dev.seans.upstream.SessionContent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Those settings of an upstream that are stored with its sessions.
 *
 * @param authorization what goes with each call, if anything does
 */
record StoredSettings(
        URI baseUrl,
        boolean oneCallAtATime,
        Optional<Secret> authorization,
        LostRule lost,
        Duration callTimeout,
        List<SecretHeader> callHeaders) {

    StoredSettings {
        callHeaders = List.copyOf(callHeaders);
    }

    /** As they are stored. */
    static StoredSettings of(SessionContent session) {
        return new StoredSettings(
                session.baseUrl(),
                session.oneCallAtATime(),
                session.authorization(),
                session.lost(),
                session.callTimeout(),
                session.callHeaders());
    }

    /**
     * As they are on this node at this moment.
     *
     * @throws LoginFailedException if calls need credentials, and those cannot be read
     */
    static StoredSettings of(KeptUpstream upstream) throws LoginFailedException {
        SessionRules rules = upstream.rules();
        Optional<Secret> authorization = rules.authorizesCalls()
                ? Optional.of(BasicAuthorization.of(upstream.credentials().read()))
                : Optional.empty();
        return new StoredSettings(
                upstream.settings().baseUrl(),
                rules.oneCallAtATime(),
                authorization,
                rules.lost(),
                upstream.settings().callTimeout(),
                upstream.settings().callHeaders());
    }

    /** Whether a session that is stored with these may be sent where those lead: it was made there, in the same way. */
    boolean leadTo(StoredSettings others) {
        return baseUrl.equals(others.baseUrl)
                && oneCallAtATime == others.oneCallAtATime
                && authorization.equals(others.authorization);
    }
}
