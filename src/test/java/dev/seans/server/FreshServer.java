package dev.seans.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A server as its distribution makes it, before anybody has told it of Seans: for the scripts that operators run. */
public interface FreshServer extends AutoCloseable {

    /** The folder of its scripts, below server-config. */
    String scripts();

    /** What the scripts are given as the server's folder. */
    Path home();

    /** What the scripts find in their environment. */
    Map<String, String> environment();

    /** Starts it as it is; not after Payara's install.sh, which has done it, nor before WildFly's, which wants it stopped. */
    void start() throws IOException;

    /** Where the running server looks for WARs. */
    DeploymentFolder deployments();

    /** Lets it end in order. */
    void stop() throws IOException;

    /** Where its root context answers. */
    URI root();

    /** Its main configuration file. */
    Path configuration();

    /** What it has logged. */
    Path log();

    /** The folder of its access log. */
    Path accessLog();

    @Override
    void close() throws IOException;
}
