package dev.seans.keeper;

import dev.seans.settings.Secret;
import dev.seans.settings.UpstreamSettings;
import dev.seans.upstream.LostRule;
import dev.seans.upstream.SessionContent;
import java.util.Optional;

/** Puts what clients must know of a session together. */
final class SessionContents {

    private SessionContents() {}

    static SessionContent of(UpstreamSettings settings, Credentials credentials, GrantedSession session) {
        Optional<Secret> authorization = settings.sendsAuthorizationAlways()
                ? Optional.of(BasicAuthorization.of(credentials))
                : Optional.empty();
        return new SessionContent(
                settings.baseUrl(),
                session.cookies(),
                authorization,
                LostRule.parse(settings.lostWords()),
                settings.oneCallAtATime(),
                settings.callTimeout());
    }
}
