package dev.seans.login;

import dev.seans.database.DatabaseClock;
import dev.seans.settings.BodyTemplate;
import dev.seans.settings.LoginKind;
import dev.seans.settings.LoginSettings;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.SecretHeader;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The login that the settings describe: the kinds {@code basic}, {@code form}, {@code json} and {@code oauth2}. */
@OnePerApplication
public class SettingsLogin implements UpstreamLogin {

    private static final String AUTHORIZATION = "Authorization";

    private final DatabaseClock clock;

    @Inject
    public SettingsLogin(DatabaseClock clock) {
        this.clock = clock;
    }

    @Override
    public GrantedSession login(UpstreamAccess access, Credentials credentials)
            throws LoginFailedException, InterruptedException {
        return login(access, credentials, LoginMemory.none());
    }

    @Override
    public GrantedSession login(UpstreamAccess access, Credentials credentials, LoginMemory memory)
            throws LoginFailedException, InterruptedException {
        LoginSettings how = access.settings().how();
        if (how.kind() == LoginKind.OAUTH2) {
            return new TokenWays(access, credentials, memory, clock::now).login();
        }
        LoginCourse course = new LoginCourse(access, new LoginValues(credentials, Optional.empty()), clock::now);
        return course.end(course.begin(how.body(), authorization(how, credentials)));
    }

    private static List<SecretHeader> authorization(LoginSettings how, Credentials credentials) {
        return how.kind().sendsBasic()
                ? List.of(new SecretHeader(AUTHORIZATION, BasicAuthorization.of(credentials)))
                : List.of();
    }

    /** Of a client of OAuth 2; it goes in the body instead if that has a place for it. */
    static List<SecretHeader> ofClient(BodyTemplate body, Credentials credentials) {
        return body.hasCredentials() || credentials.user().isEmpty()
                ? List.of()
                : List.of(new SecretHeader(AUTHORIZATION, BasicAuthorization.ofClient(credentials)));
    }
}
