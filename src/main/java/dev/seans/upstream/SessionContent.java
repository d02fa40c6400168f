package dev.seans.upstream;

import dev.seans.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is stored of a session, encrypted: all that a client must know. The address is in it, too, or who can write to the
 * table could have the cookies sent elsewhere.
 *
 * @param baseUrl of the upstream
 * @param authorization value of the header Authorization that goes with each call, if one does
 * @param lost by what a client finds out that the session is lost
 * @param oneCallAtATime whether 406 means that the session is busy, so each call must lease one
 * @param callTimeout of a call that has set no time-out of its own
 */
public record SessionContent(
        URI baseUrl,
        List<UpstreamCookie> cookies,
        Optional<Secret> authorization,
        LostRule lost,
        boolean oneCallAtATime,
        Duration callTimeout) {

    public SessionContent {
        cookies = List.copyOf(cookies);
    }
}
