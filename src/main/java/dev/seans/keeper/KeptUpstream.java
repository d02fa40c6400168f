package dev.seans.keeper;

import dev.seans.login.CredentialsSource;
import dev.seans.login.UpstreamAccess;
import dev.seans.login.UpstreamLogin;
import dev.seans.settings.UpstreamSettings;
import dev.seans.upstream.UpstreamName;

/**
 * All that keeping an upstream takes.
 *
 * @param access how it is reached
 * @param login how a session is made there
 * @param credentials as whom
 */
record KeptUpstream(UpstreamName name, UpstreamAccess access, UpstreamLogin login, CredentialsSource credentials) {

    public UpstreamSettings settings() {
        return access.settings();
    }

    /** The same, whose logins are broken off when the application ends. */
    KeptUpstream hurried(Hurry hurry) {
        return new KeptUpstream(name, access, new HurriedLogin(login, hurry), credentials);
    }

    /** What its settings say about sessions. */
    public SessionRules rules() {
        return SessionRules.of(settings());
    }
}
