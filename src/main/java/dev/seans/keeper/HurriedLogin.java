package dev.seans.keeper;

import dev.seans.login.Credentials;
import dev.seans.login.GrantedSession;
import dev.seans.login.LoginFailedException;
import dev.seans.login.LoginMemory;
import dev.seans.login.UpstreamAccess;
import dev.seans.login.UpstreamLogin;
import dev.seans.settings.Secret;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A login that is broken off when the application ends; what it fails with then is no failure of the upstream. */
record HurriedLogin(UpstreamLogin login, Hurry hurry) implements UpstreamLogin {

    @Override
    public GrantedSession login(UpstreamAccess access, Credentials credentials)
            throws LoginFailedException, InterruptedException {
        return login(access, credentials, LoginMemory.none());
    }

    @Override
    public GrantedSession login(UpstreamAccess access, Credentials credentials, LoginMemory memory)
            throws LoginFailedException, InterruptedException {
        try {
            return hurry.ask(() -> login.login(access, credentials, new UndisturbedMemory(memory, hurry)));
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

    /** It is in the database; and what serves once must be kept, also when the time is over. */
    private record UndisturbedMemory(LoginMemory memory, Hurry hurry) implements LoginMemory {

        @Override
        public Optional<Secret> recall() throws LoginFailedException {
            return undisturbed(memory::recall);
        }

        @Override
        public void keep(Secret text) throws LoginFailedException {
            Boolean unused = undisturbed(() -> {
                memory.keep(text);
                return true;
            });
        }

        @Override
        public void forget() throws LoginFailedException {
            Boolean unused = undisturbed(() -> {
                memory.forget();
                return true;
            });
        }

        private <T> T undisturbed(Callable<T> work) throws LoginFailedException {
            try {
                return hurry.undisturbed(work);
            } catch (LoginFailedException | RuntimeException meant) {
                throw meant;
            } catch (Exception undeclared) {
                throw new IllegalStateException(undeclared);
            }
        }
    }
}
