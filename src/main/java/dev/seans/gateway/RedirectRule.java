package dev.seans.gateway;

import dev.seans.settings.UpstreamSetting;
import dev.seans.settings.UpstreamSettings;
import java.util.Locale;

/** What becomes of a redirection that an upstream answers with. */
enum RedirectRule {

    /** One that stays below the base URL leads to the gateway; one that leads elsewhere is refused. */
    REWRITE,

    /** One that leads elsewhere is passed on as it is. The session does not go along. */
    PASS,

    /** None reaches a caller. */
    REFUSE;

    static RedirectRule of(UpstreamSettings settings) {
        return valueOf(settings.text(UpstreamSetting.GATEWAY_REDIRECTS).toUpperCase(Locale.ROOT));
    }
}
