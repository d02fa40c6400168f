package dev.seans.filter;

import dev.seans.cookies.SessionWords;
import dev.seans.httpsession.DurableHttpSession;
import dev.seans.settings.Setting;
import dev.seans.settings.SettingSource;
import dev.seans.settings.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * How long sessions of browsers last, and what their cookie is like: as the setting says, if an operator has given it; else
 * as the application has said to the server; else by our default.
 */
record SessionHabits(Settings settings, SessionWords words) {

    private static final Logger LOG = System.getLogger(SessionIdentityFilter.class.getName());

    /** Idle time after which a session ends; zero and less, which is "never" to a server, is as long as there is for one. */
    Duration idle() {
        Integer minutes = words.minutes();
        if (minutes == null || isGiven(Setting.SESSION_TIMEOUT)) {
            return settings.duration(Setting.SESSION_TIMEOUT);
        }
        Duration said = Duration.ofMinutes(minutes);
        return minutes <= 0 || said.compareTo(DurableHttpSession.LONGEST_IDLE) > 0
                ? DurableHttpSession.LONGEST_IDLE
                : said;
    }

    /** Of the cookie, without a prefix. */
    String cookieName() {
        return words.name().isEmpty() || !words.isNameFree() || isGiven(Setting.COOKIE)
                ? settings.text(Setting.COOKIE)
                : words.name();
    }

    /** Once, at the start: which of two wins. */
    void announce() {
        announceTimeout();
        announceName();
        if (words.scriptsMayRead()) {
            LOG.log(
                    Level.WARNING,
                    "<http-only>false</http-only> is obeyed: a script that gets into a page can steal the session");
        }
    }

    private void announceTimeout() {
        Integer minutes = words.minutes();
        if (minutes != null) {
            LOG.log(
                    Level.INFO,
                    isGiven(Setting.SESSION_TIMEOUT)
                            ? "seans.session.timeout wins over <session-timeout> {0}"
                            : "<session-timeout> {0} is obeyed: seans.session.timeout is not set",
                    minutes.toString());
        }
    }

    private void announceName() {
        if (words.name().isEmpty()) {
            return;
        }
        String why = isGiven(Setting.COOKIE)
                ? "seans.session.cookie wins over the name in <cookie-config>"
                : words.isNameFree()
                        ? "the name in <cookie-config> is obeyed: seans.session.cookie is not set"
                        : "the name in <cookie-config> stays that of the server's own sessions, whose cookie would overwrite"
                                + " this one: set seans.session.cookie, or switch that cookie off with"
                                + " <tracking-mode>URL</tracking-mode>";
        LOG.log(Level.INFO, "The session cookie is {0}; {1}", cookieName(), why);
    }

    private boolean isGiven(Setting setting) {
        return settings.effective(setting).source() != SettingSource.DEFAULT;
    }
}
