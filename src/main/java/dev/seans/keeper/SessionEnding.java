package dev.seans.keeper;

import dev.seans.login.GrantedSession;
import dev.seans.login.LoginFailedException;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.SessionContent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Tells an upstream that a session is needed no more, as well as that can be done: nobody waits for it to be true. */
@OnePerApplication
public class SessionEnding {

    private static final Logger LOG = System.getLogger(SessionEnding.class.getName());

    /** The stored one; not if it was made elsewhere, or as somebody else: it would be shown to those it is not for. */
    void finish(KeptUpstream upstream, SessionContent session) {
        if (session.cookies().isEmpty()
                && session.headers().isEmpty()
                && session.parameters().isEmpty()) {
            return;
        }
        if (!isOfTheseSettings(upstream, session)) {
            new KeeperLog(upstream.name()).notFinished();
        } else {
            finish(
                    upstream,
                    new GrantedSession(session.cookies(), session.headers(), session.parameters(), Optional.empty()));
        }
    }

    private static boolean isOfTheseSettings(KeptUpstream upstream, SessionContent session) {
        try {
            return StoredSettings.of(session).leadTo(StoredSettings.of(upstream));
        } catch (LoginFailedException noCredentials) {
            return false;
        }
    }

    /** One that is not stored. */
    void finish(KeptUpstream upstream, GrantedSession session) {
        try {
            upstream.login().finish(upstream.access(), upstream.credentials().read(), session);
        } catch (VirtualMachineError meant) {
            throw meant;
        } catch (Throwable failed) {
            LOG.log(
                    Level.WARNING,
                    "{0}: a session that is needed no more could not be finished ({1}); the upstream ends it in its time",
                    upstream.name(),
                    failed.getClass().getSimpleName());
        }
    }
}
