package dev.seans.reuse;

import dev.seans.settings.OnePerApplication;
import java.util.Map;
import java.util.Optional;

/** By what sessions are kept apart; nobody can tell a password from the result without the secret of the cluster. */
@OnePerApplication
public class Combinations {

    /**
     * 64 hex digits for what must be alike.
     *
     * @param password empty if the user was verified in another way
     * @param separators by name
     */
    public String of(
            PublishedService service,
            String user,
            Optional<String> password,
            Map<String, String> separators,
            boolean safeMode) {
        throw new IllegalStateException("not built yet: " + service + user + password + separators + safeMode);
    }

    /** The version of the application: all nodes that run the same classes have the same. */
    public String version() {
        throw new IllegalStateException("not built yet");
    }
}
