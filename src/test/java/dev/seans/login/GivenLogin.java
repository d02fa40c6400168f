package dev.seans.login;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.settings.Secret;
import dev.seans.settings.SecretHeader;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.WrittenUpstream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Logins by settings at an upstream that a test writes. */
final class GivenLogin {

    private static final SteppedClock CLOCK = new SteppedClock(TestDatabase.H2.fresh());
    private static final SettingsLogin LOGIN = new SettingsLogin(CLOCK);

    private final WrittenUpstream upstream;

    GivenLogin(WrittenUpstream upstream) {
        this.upstream = upstream;
    }

    /** @param settings suffix and value in turn */
    GrantedSession granted(String... settings) throws LoginFailedException, InterruptedException {
        return granted(new Credentials("keeper", new Secret("secret")), settings);
    }

    GrantedSession granted(Credentials credentials, String... settings)
            throws LoginFailedException, InterruptedException {
        return granted(credentials, LoginMemory.none(), settings);
    }

    GrantedSession granted(Credentials credentials, LoginMemory memory, String... settings)
            throws LoginFailedException, InterruptedException {
        Map<String, String> given = new HashMap<>();
        for (int index = 0; index < settings.length; index += 2) {
            given.put(settings[index], settings[index + 1]);
        }
        return LOGIN.login(GivenAccess.access(upstream.url(), given), credentials, memory);
    }

    LoginFailedException refused(String... settings) {
        return catchThrowableOfType(LoginFailedException.class, () -> granted(settings));
    }

    /** Name and value of each header. */
    static List<String> headers(GrantedSession session) {
        return session.headers().stream().map(GivenLogin::line).toList();
    }

    private static String line(SecretHeader header) {
        return header.name() + ": " + header.value().text();
    }

    static PlainReply json(int status, String body) {
        return PlainReply.of(status).saying("application/json", body);
    }

    static PlainReply html(String body) {
        return PlainReply.of(200).saying("text/html; charset=UTF-8", body);
    }

    static PlainReply redirect(String location) {
        return PlainReply.of(302).with("Location", location);
    }
}
