package dev.seans.login;

import dev.seans.settings.UpstreamSettings;
import dev.seans.upstream.LostRule;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.UpstreamCookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is stored of a new session. */
public final class NewContent {

    private NewContent() {}

    public static SessionContent of(UpstreamSettings settings, Credentials credentials, GrantedSession granted) {
        return new SessionContent(
                settings.baseUrl(),
                granted.cookies(),
                settings.sendsAuthorizationAlways()
                        ? Optional.of(BasicAuthorization.of(credentials))
                        : Optional.empty(),
                LostRule.parse(settings.lostWords()),
                settings.oneCallAtATime(),
                settings.callTimeout());
    }

    /** The same session, after an answer has set some of its cookies anew. */
    public static SessionContent renewed(SessionContent session, List<UpstreamCookie> anew) {
        List<UpstreamCookie> cookies = new ArrayList<>();
        session.cookies().stream()
                .filter(old -> anew.stream().noneMatch(cookie -> isSame(cookie, old)))
                .forEach(cookies::add);
        cookies.addAll(anew);
        return new SessionContent(
                session.baseUrl(),
                cookies,
                session.authorization(),
                session.lost(),
                session.oneCallAtATime(),
                session.callTimeout());
    }

    /** RFC 6265, section 5.3: name and path (the host is always the upstream's). */
    private static boolean isSame(UpstreamCookie one, UpstreamCookie other) {
        return one.name().equals(other.name()) && one.path().equals(other.path());
    }
}
