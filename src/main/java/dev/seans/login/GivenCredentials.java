package dev.seans.login;

import dev.seans.settings.LoginKind;
import dev.seans.settings.Secret;
import dev.seans.settings.SecretFile;
import dev.seans.settings.UnreadableFileException;
import dev.seans.settings.UpstreamSetting;
import dev.seans.settings.UpstreamSettings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The credentials that an operator has given for an upstream: in its settings, or in a file that is read each time. */
public final class GivenCredentials implements CredentialsSource {

    private static final Logger LOG = System.getLogger(GivenCredentials.class.getName());

    private final UpstreamSettings upstream;
    private final AtomicBoolean warned = new AtomicBoolean();

    public GivenCredentials(UpstreamSettings upstream) {
        this.upstream = upstream;
    }

    /** With a bean of the team that needs none: {@link Credentials#none()}. */
    @Override
    public Credentials read() throws LoginFailedException {
        Optional<Path> file = upstream.path(UpstreamSetting.CREDENTIALS_FILE);
        return file.isPresent()
                ? ofFile(file.get())
                : new Credentials(
                        upstream.text(UpstreamSetting.USER), upstream.secret(UpstreamSetting.PASSWORD), refreshToken());
    }

    private Optional<Secret> refreshToken() {
        return Optional.of(upstream.secret(UpstreamSetting.REFRESH_TOKEN))
                .filter(token -> !token.text().isEmpty());
    }

    private Credentials ofFile(Path file) throws LoginFailedException {
        try {
            Credentials credentials = new CredentialsFile(file).read();
            warnOnce(file);
            return withUser(file, credentials);
        } catch (UnreadableFileException unusable) {
            throw noCredentials(String.valueOf(unusable.getMessage()));
        }
    }

    private void warnOnce(Path file) {
        if (SecretFile.isOpenToAll(file) && warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "{0}: everybody on this machine may read or write the credentials in {1}, which are used all the"
                            + " same: take these rights away (chmod o-rw)",
                    upstream.name(),
                    file);
        }
    }

    private Credentials withUser(Path file, Credentials credentials) throws LoginFailedException {
        LoginKind kind = upstream.how().kind();
        if (credentials.user().isEmpty() && kind != LoginKind.OAUTH2 && kind != LoginKind.BEAN) {
            throw noCredentials("the file " + file + " has no user");
        }
        return withoutColon(file, credentials);
    }

    /** RFC 7617, section 2: the first colon ends the name of the user, so another user would log in. */
    private Credentials withoutColon(Path file, Credentials credentials) throws LoginFailedException {
        if (upstream.how().kind().sendsBasic() && credentials.user().contains(":")) {
            throw noCredentials("the user in the file " + file + " has a colon, which HTTP Basic does not allow");
        }
        return credentials;
    }

    private LoginFailedException noCredentials(String why) {
        return new LoginFailedException(
                Failure.NO_CREDENTIALS, why + "; it is read again at the next attempt (" + credentialsKey() + ")");
    }

    private String credentialsKey() {
        return UpstreamSetting.CREDENTIALS_FILE.key(upstream.name());
    }
}
