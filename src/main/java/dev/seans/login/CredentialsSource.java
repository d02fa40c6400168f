package dev.seans.login;

/** Where the keeper gets user and password from, anew for each login, so that a changed file holds at once. */
@FunctionalInterface
public interface CredentialsSource {

    /**
     * Those of this moment.
     *
     * @throws LoginFailedException NO_CREDENTIALS, with the place in the file, never with what stands there
     */
    Credentials read() throws LoginFailedException;
}
