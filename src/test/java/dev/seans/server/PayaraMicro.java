package dev.seans.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Payara Micro: one jar. Its own directory is made anew at each start; what must last lies elsewhere. */
public final class PayaraMicro implements ServerKind {

    static final Pattern DEPLOYED = Pattern.compile("AS-WEB-GLUE-00172"); // "Loading application [x] at [/x]"
    static final Pattern FAILED =
            Pattern.compile("Exception while loading the app|Failed to deploy|Boot Command \\S+ failed");

    private final String jar;

    private PayaraMicro(String jar) {
        this.jar = jar;
    }

    public static SeansServer server(ServerOptions options) {
        return new ForkedServer(new PayaraMicro("payara-micro"), options);
    }

    /** Payara Micro 7, which only the profile matrix brings. */
    public static SeansServer seven(ServerOptions options) {
        return new ForkedServer(new PayaraMicro("payara-micro-7"), options);
    }

    @Override
    public ServerLaunch prepare(ServerOptions options, int port) throws IOException {
        Path root = options.directory().resolve("payara-micro");
        FileTrees.delete(root);
        PayaraScripts scripts = new PayaraScripts(options);
        List<String> command = options.command();
        command.addAll(List.of("-jar", ServerFiles.server(jar).toString()));
        command.addAll(List.of("--rootdir", root.toString()));
        command.addAll(List.of("--nocluster", "--disablephonehome"));
        command.addAll(List.of("--port", String.valueOf(port)));
        command.addAll(
                List.of("--systemproperties", PropertiesFile.write(options).toString()));
        command.addAll(
                List.of("--prebootcommandfile", scripts.preBoot("http-listener").toString()));
        command.addAll(List.of("--postbootcommandfile", scripts.postBoot().toString()));
        if (options.database().isPostgreSql()) {
            command.addAll(List.of("--addlibs", PostgreSqlDriver.jar().toString()));
        }
        command.addAll(List.of(
                "--contextroot",
                options.contextRoot(),
                "--deploy",
                options.war().toString()));
        return new ServerLaunch(command, options.environment(), DEPLOYED, FAILED, scripts.secrets());
    }
}
