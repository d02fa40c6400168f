package dev.seans.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A node of Payara Micro and PostgreSQL as an operator runs it: the folder that {@code mvn -Pnode} makes, laid out and started
 * as its Containerfile says. Of what is shipped only the port is changed; the users of a test are added.
 */
public final class ShippedNode implements ServerKind {

    private static final Path SHIPPED = ServerFiles.projectDirectory().resolve("target/node");
    private static final Pattern COPY = Pattern.compile("(?m)^COPY (.+) \\./$");
    private static final Pattern ENV = Pattern.compile("(?m)^ENV (\\w+)=(.*)$");
    private static final Pattern ENTRYPOINT = Pattern.compile("(?m)^ENTRYPOINT \\[\"java\", \"([^\"]+)\"]$");

    private ShippedNode() {}

    public static SeansServer server(ServerOptions options) {
        return new ForkedServer(new ShippedNode(), options);
    }

    @Override
    public ServerLaunch prepare(ServerOptions options, int port) throws IOException {
        String container = Files.readString(SHIPPED.resolve("Containerfile"));
        layOut(container, options.directory());
        change(options.directory().resolve("seans.args"), "--port 8080", "--port " + port);
        Path passwords = Files.createDirectories(options.directory().resolve("passwords"));
        writePasswords(passwords, options);
        Map<String, String> environment = new HashMap<>();
        found(ENV, container).forEach(env -> environment.put(env.group(1), env.group(2)));
        environment.put("CREDENTIALS_DIRECTORY", passwords.toString());
        environment.putAll(options.environment());
        options.openProperties().forEach((name, value) -> environment.put(ServerOptions.variable(name), value));
        return new ServerLaunch(
                command(container, options), environment, PayaraMicro.DEPLOYED, PayaraMicro.FAILED, List.of());
    }

    private static void layOut(String container, Path directory) throws IOException {
        for (MatchResult copy : found(COPY, container)) {
            for (String name : copy.group(1).split(" ", -1)) {
                Path file = directory.resolve(name);
                Files.deleteIfExists(file);
                Files.copy(SHIPPED.resolve(name), file);
            }
        }
    }

    private static List<String> command(String container, ServerOptions options) {
        List<String> command = options.command();
        found(ENTRYPOINT, container).forEach(entry -> command.add(entry.group(1)));
        return command;
    }

    private static void writePasswords(Path folder, ServerOptions options) throws IOException {
        Path site = options.directory().resolve("site.asadmin");
        List<ServerUser> users = new ArrayList<>(options.users());
        users.add(new ServerUser("operator", "operator", "seans-admin"));
        List<String> lines = new ArrayList<>(Files.readAllLines(site));
        for (ServerUser user : users) {
            Files.writeString(folder.resolve(user.name()), "AS_ADMIN_USERPASSWORD=" + user.password() + "\n");
            String line = "create-file-user --groups " + user.role() + " --passwordfile ${ENV=CREDENTIALS_DIRECTORY}/"
                    + user.name() + " " + user.name();
            if (!lines.contains(line)) {
                lines.add(line);
            }
        }
        Files.write(site, lines);
    }

    private static void change(Path file, String from, String to) throws IOException {
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    private static List<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
