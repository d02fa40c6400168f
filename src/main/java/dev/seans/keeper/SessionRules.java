package dev.seans.keeper;

import dev.seans.settings.UpstreamSettings;
import dev.seans.upstream.LostRule;
import java.time.Duration;
import java.util.Optional;

/**
 * What the settings of an upstream say about its sessions, with the defaults of its kind of login.
 *
 * @param oneCallAtATime as 1C's sessions: then as many are kept as the setting says, otherwise one
 * @param sessions how many are kept
 * @param lifetime of a session if the upstream does not tell
 * @param idle after which the upstream ends a session
 * @param authorizesCalls whether the credentials go with every call, not only with the login
 */
public record SessionRules(
        boolean oneCallAtATime,
        int sessions,
        Optional<Duration> lifetime,
        Optional<Duration> idle,
        LostRule lost,
        boolean authorizesCalls) {

    /** As these settings say. */
    public static SessionRules of(UpstreamSettings settings) {
        return new SessionRules(
                settings.oneCallAtATime(),
                settings.sessions(),
                settings.lifetime(),
                settings.idle(),
                LostRule.parse(settings.lostWords()),
                settings.sendsAuthorizationAlways());
    }
}
