package dev.seans.keeper;

import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.SessionContent;

/** Tries a session at the check path: a new one before it is stored, a stored one now and then. */
@OnePerApplication
@SuppressWarnings("DoNotCallSuggester")
public class SessionCheck {

    /** Sends one request; throws only if the server stops. */
    public CheckOutcome of(UpstreamAccess access, SessionContent session) throws InterruptedException {
        throw new UnsupportedOperationException("not yet: " + access + session);
    }
}
