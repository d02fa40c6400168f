package dev.seans.login;

import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Secret;
import dev.seans.settings.SecretHeader;
import dev.seans.upstream.SessionContent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * A session of 1C that its client manages by the header {@code IBSession}: the login kind {@code ibsession}. 1C has
 * described it for version 8.3.9.1818.
 */
@OnePerApplication
public class IbSessionLogin implements UpstreamLogin {

    private static final Logger LOG = System.getLogger(IbSessionLogin.class.getName());

    /** Of the header and of the cookie; the letters of the cookie's name differ from version to version. */
    private static final String NAME = "IBSession";

    private final DatabaseClock clock;

    @Inject
    public IbSessionLogin(DatabaseClock clock) {
        this.clock = clock;
    }

    @Override
    public GrantedSession login(UpstreamAccess access, Credentials credentials)
            throws LoginFailedException, InterruptedException {
        LoginValues values = new LoginValues(credentials, Optional.empty());
        LoginAnswer answer = new LoginCourse(access, values, clock::now)
                .begin(
                        Optional.empty(),
                        List.of(
                                new SecretHeader("Authorization", BasicAuthorization.of(credentials)),
                                new SecretHeader(NAME, new Secret("start"))));
        List<String> named = access.settings().cookies();
        ReceivedCookies received =
                values.cookies().only(name -> named.isEmpty() || named.contains(name) || name.equalsIgnoreCase(NAME));
        if (received.cookies().stream().noneMatch(cookie -> cookie.name().equalsIgnoreCase(NAME))) {
            throw answer.unexpected(
                    ", but gave out no cookie IBSession: the service must be published with reuseSessions" + " = use");
        }
        return new GrantedSession(received.cookies(), received.lifetime());
    }

    /** A session that is not ended keeps its licence until it has been idle for long enough. */
    @Override
    public void finish(UpstreamAccess access, Credentials credentials, GrantedSession session) {
        SessionContent content = NewContent.of(access.settings(), credentials, session);
        try {
            int status = new SessionRequest(access, content)
                    .with(NAME, "finish")
                    .send()
                    .statusCode();
            LOG.log(
                    Level.DEBUG,
                    "{0}: a session was ended, answer {1}",
                    access.settings().name(),
                    Integer.toString(status));
        } catch (FailedExchangeException failed) {
            LOG.log(
                    Level.INFO,
                    "{0}: a session could not be ended, it ends when it has been idle for long enough: {1}",
                    access.settings().name(),
                    failed.text());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
