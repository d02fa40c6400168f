package dev.seans.keeper;

import dev.seans.settings.Secret;
import dev.seans.settings.UpstreamSetting;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.UpstreamCookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What is stored of a new session. */
final class NewContent {

    private NewContent() {}

    static SessionContent of(Round round, Credentials credentials, GrantedSession granted) {
        return new SessionContent(
                round.kept().settings().baseUrl(),
                granted.cookies(),
                round.rules().authorizesCalls() ? Optional.of(basic(credentials)) : Optional.empty(),
                round.rules().lost(),
                round.rules().oneCallAtATime(),
                round.kept().settings().duration(UpstreamSetting.CALL_TIMEOUT));
    }

    /** The same session, after an answer has set some of its cookies anew. */
    static SessionContent renewed(SessionContent session, List<UpstreamCookie> anew) {
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

    /** RFC 7617, in UTF-8. */
    private static Secret basic(Credentials credentials) {
        String pair = credentials.user() + ":" + credentials.password().text();
        return new Secret("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}
