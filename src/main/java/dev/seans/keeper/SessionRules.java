package dev.seans.keeper;

import dev.seans.settings.UpstreamSetting;
import dev.seans.settings.UpstreamSettings;
import dev.seans.upstream.LostRule;
import java.time.Duration;
import java.util.List;
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

    /** What the setting {@code login} calls 1C's way. */
    public static final String IBSESSION = "ibsession";

    private static final Duration IDLE_OF_1C = Duration.ofSeconds(20);
    private static final List<String> LOST = List.of("401", "redirect", "html");
    private static final List<String> LOST_OF_1C = List.of("401", "redirect", "html", "400", "404");

    /** As these settings say. */
    public static SessionRules of(UpstreamSettings settings) {
        boolean of1c = settings.text(UpstreamSetting.LOGIN).equals(IBSESSION);
        Optional<Duration> idle = settings.optionalDuration(UpstreamSetting.IDLE);
        List<String> lost = settings.list(UpstreamSetting.LOST);
        String authorize = settings.text(UpstreamSetting.AUTHORIZE);
        return new SessionRules(
                of1c,
                of1c ? settings.integer(UpstreamSetting.SESSIONS) : 1,
                settings.optionalDuration(UpstreamSetting.LIFETIME),
                idle.isEmpty() && of1c ? Optional.of(IDLE_OF_1C) : idle,
                LostRule.parse(!lost.isEmpty() ? lost : of1c ? LOST_OF_1C : LOST),
                authorize.equals("always") || (authorize.equals("auto") && of1c));
    }
}
