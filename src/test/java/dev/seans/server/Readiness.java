package dev.seans.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits until a started server has the application up, and says why when it never does. */
final class Readiness {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final ServerLaunch launch;
    private final ServerLog log;
    private final URI health;

    Readiness(ServerLaunch launch, ServerLog log, URI root) {
        this.launch = launch;
        this.log = log;
        this.health = root.resolve("api/health");
    }

    /** A process of somebody else tells nothing when it changes: look at its log and its port every 100 ms. */
    void await(ServerProcess process) {
        try {
            Awaitility.await("server")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> isReady(process));
        } catch (ConditionTimeoutException e) {
            throw failure("The server was not ready within " + LIMIT.toSeconds() + " s");
        }
    }

    private boolean isReady(ServerProcess process) {
        if (log.has(launch.failed())) {
            throw failure("The server did not deploy the application");
        }
        if (!process.isAlive()) {
            throw failure("The server ended before it was ready");
        }
        return log.has(launch.deployed()) && answers();
    }

    private IllegalStateException failure(String what) {
        return new IllegalStateException(what + ". Its log, " + log.file() + ", ends with:\n" + log.tail());
    }

    /** Anything below 500 will do: the log has said that it is our application that answers. */
    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(2000);
            connection.setReadTimeout(10_000);
            return connection.getResponseCode() < 500;
        } catch (IOException notYet) {
            return false;
        }
    }
}
