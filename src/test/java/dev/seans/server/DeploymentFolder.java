package dev.seans.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A folder in which a running server finds WARs by itself; the name of the file is the context root. What became of one is
 * told by an empty file beside it.
 *
 * @param deployed what its name ends with when the application is up
 * @param failed what its name ends with when the application is refused
 */
public record DeploymentFolder(Path folder, String deployed, String failed) {

    /** As long as a loaded machine may take. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Returns when the application is up; throws when it is refused. */
    public void deploy(Path war) throws IOException {
        Files.createDirectories(folder);
        String name = war.getFileName().toString();
        Files.copy(war, folder.resolve(name));
        await("the server deploys " + name)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Files.exists(folder.resolve(name + deployed)) || isRefused(name));
        if (isRefused(name)) {
            throw new IllegalStateException("The server has refused " + name + ": see its log, near " + folder);
        }
    }

    private boolean isRefused(String name) {
        return Files.exists(folder.resolve(name + failed));
    }
}
