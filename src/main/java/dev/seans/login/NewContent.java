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
                granted.headers(),
                granted.parameters(),
                settings.callHeaders(),
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
                .filter(old -> anew.stream().noneMatch(old::isSame))
                .forEach(cookies::add);
        cookies.addAll(anew);
        return session.withCookies(cookies);
    }
}
