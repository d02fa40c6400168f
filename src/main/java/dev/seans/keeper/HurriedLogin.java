package dev.seans.keeper;

import dev.seans.login.Credentials;
import dev.seans.login.GrantedSession;
import dev.seans.login.LoginFailedException;
import dev.seans.login.UpstreamAccess;
import dev.seans.login.UpstreamLogin;

/** A login that is broken off when the application ends; what it fails with then is no failure of the upstream. */
record HurriedLogin(UpstreamLogin login, Hurry hurry) implements UpstreamLogin {

    @Override
    public GrantedSession login(UpstreamAccess access, Credentials credentials)
            throws LoginFailedException, InterruptedException {
        try {
            return hurry.ask(() -> login.login(access, credentials));
        } catch (LoginFailedException | InterruptedException | RuntimeException meant) {
            throw meant;
        } catch (Exception undeclared) {
            throw new IllegalStateException(undeclared);
        }
    }

    @Override
    public void finish(UpstreamAccess access, Credentials credentials, GrantedSession session) {
        hurry.clearUp(() -> login.finish(access, credentials, session));
    }
}
