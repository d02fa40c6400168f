package dev.seans.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A prepared start.
 *
 * @param deployed what the server logs once the application is up
 * @param failed what it logs when it is not going to be
 * @param secrets files with passwords, to be deleted when the server has read them
 */
record ServerLaunch(
        List<String> command, Map<String, String> environment, Pattern deployed, Pattern failed, List<Path> secrets) {

    ServerLaunch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        secrets = List.copyOf(secrets);
    }
}
