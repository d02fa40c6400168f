package dev.seans.server;

import dev.seans.settings.FileRights;
import dev.seans.testkit.http.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The life of a server's process, the same for every kind. */
final class ForkedServer implements SeansServer {

    private final ServerKind kind;
    private final ServerOptions options;
    private final int port;
    private final OneProcess process = new OneProcess();

    ForkedServer(ServerKind kind, ServerOptions options) {
        this.kind = kind;
        this.options = options;
        this.port = options.port() == 0 ? FreePorts.one() : options.port();
    }

    @Override
    public void start() {
        if (isRunning()) {
            throw new IllegalStateException("The server at " + root() + " is running already");
        }
        // Before anything is started: whoever listens there would answer in our place.
        if (!FreePorts.isFree(options.host(), port)) {
            throw new IllegalStateException("Port " + port + " of " + options.host()
                    + " is taken by another process: stop that one, or give another port (-Dseans.http.port=…)");
        }
        try {
            FileRights.OWNER.createDirectories(options.directory());
            launch(kind.prepare(options, port));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a server in " + options.directory(), e);
        }
    }

    private void launch(ServerLaunch launch) throws IOException {
        ServerLog log = new ServerLog(log());
        ServerProcess started =
                ServerProcess.start(launch.command(), launch.environment(), options.directory(), log.file());
        process.is(started);
        try {
            new Readiness(launch, log, root()).await(started);
        } catch (RuntimeException e) {
            started.kill();
            throw e;
        } finally {
            for (Path secret : launch.secrets()) {
                Files.deleteIfExists(secret);
            }
        }
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void suspend() {
        process.signal("STOP");
    }

    @Override
    public void resume() {
        process.signal("CONT");
    }

    @Override
    public boolean isRunning() {
        return process.isRunning();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public URI root() {
        String host = "0.0.0.0".equals(options.host()) ? "127.0.0.1" : options.host();
        return URI.create("http://" + host + ":" + port + "/" + options.contextRoot() + "/");
    }

    @Override
    public Path home() {
        return options.home();
    }

    @Override
    public ServerDatabase database() {
        return options.database();
    }

    @Override
    public Path log() {
        return options.directory().resolve("console.log");
    }
}
