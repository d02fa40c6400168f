package dev.seans.login;

/**
 * How a session of an upstream is made and ended. A team that needs another way than the settings know writes a CDI bean with
 * a name of its own ({@code @Named}) and sets {@code seans.upstream.<name>.login} to that name. Proving, storing, refreshing
 * and backing off stay the keeper's.
 */
public interface UpstreamLogin {

    /**
     * Logs in, once. Called outside transactions, by one node at a time.
     *
     * @throws LoginFailedException with what the keeper shall make of it: after REFUSED nobody tries again
     * @throws InterruptedException if the server stops
     */
    GrantedSession login(UpstreamAccess access, Credentials credentials)
            throws LoginFailedException, InterruptedException;

    /**
     * The same, for a login that must remember something until the next one; the keeper calls this.
     *
     * @param memory of this upstream
     */
    default GrantedSession login(UpstreamAccess access, Credentials credentials, LoginMemory memory)
            throws LoginFailedException, InterruptedException {
        return login(access, credentials);
    }

    /** Ends a session that was replaced, or at the end of the application, as well as it can; must not throw. */
    default void finish(UpstreamAccess access, Credentials credentials, GrantedSession session) {}
}
