package dev.seans.server;

import java.io.IOException;

/** What differs from server to server: how its files are prepared and its process is started. */
interface ServerKind {

    /**
     * Prepares the server's own directory, on the first start and on every other.
     *
     * @param port where it shall listen
     */
    ServerLaunch prepare(ServerOptions options, int port) throws IOException;
}
