package dev.seans.login;

import dev.seans.settings.Secret;
import java.util.Optional;

/** One text that a login remembers until the next one, such as a token that serves once: for all nodes, encrypted. */
public interface LoginMemory {

    /**
     * What was kept last, on any node.
     *
     * @throws LoginFailedException UNREADABLE if its key is missing
     */
    Optional<Secret> recall() throws LoginFailedException;

    /**
     * Keeps a text instead of what {@link #recall} has given, which comes first. It is stored when this returns, whatever
     * becomes of the login.
     *
     * @throws LoginFailedException if it could not be stored, or another node has kept something newer meanwhile
     */
    void keep(Secret text) throws LoginFailedException;

    /**
     * There is nothing to remember any more.
     *
     * @throws LoginFailedException if that could not be stored
     */
    void forget() throws LoginFailedException;

    /** One that forgets at once. */
    static LoginMemory none() {
        return new LoginMemory() {
            @Override
            public Optional<Secret> recall() {
                return Optional.empty();
            }

            @Override
            public void keep(Secret text) {}

            @Override
            public void forget() {}
        };
    }
}
