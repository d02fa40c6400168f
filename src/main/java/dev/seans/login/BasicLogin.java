package dev.seans.login;

import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Basic credentials for cookies: the login kind {@code basic}. */
@OnePerApplication
public class BasicLogin implements UpstreamLogin {

    private final DatabaseClock clock;

    @Inject
    public BasicLogin(DatabaseClock clock) {
        this.clock = clock;
    }

    @Override
    public GrantedSession login(UpstreamAccess access, Credentials credentials)
            throws LoginFailedException, InterruptedException {
        LoginAnswer answer = new LoginRequest(access, credentials, clock::now).send();
        answer.requireWholeBody();
        ReceivedCookies received = answer.cookies(name -> false);
        if (received.cookies().isEmpty()) {
            throw answer.unexpected(
                    access.settings().cookies().isEmpty()
                            ? ", but gave out no cookie that could be kept"
                            : ", but gave out none of the cookies "
                                    + access.settings().cookies());
        }
        Optional<Duration> told = answer.lifetimeInBody();
        return new GrantedSession(received.cookies(), told.or(received::lifetime));
    }
}
