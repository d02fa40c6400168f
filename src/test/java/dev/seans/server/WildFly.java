package dev.seans.server;

import dev.seans.testkit.http.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** WildFly with standalone.xml, from an unpacked distribution that stays as it is. */
public final class WildFly implements ServerKind {

    private static final Pattern STARTED = Pattern.compile("WFLYSRV0025");
    private static final Pattern STARTED_WITH_ERRORS = Pattern.compile("WFLYSRV0026|WFLYSRV0056");

    /** What bin/standalone.sh adds for a modular JVM. */
    private static final List<String> MODULAR = Stream.of(
                    "exports=java.desktop/sun.awt",
                    "exports=java.naming/com.sun.jndi.ldap",
                    "exports=java.naming/com.sun.jndi.url.ldap",
                    "exports=java.naming/com.sun.jndi.url.ldaps",
                    "exports=jdk.naming.dns/com.sun.jndi.dns",
                    "opens=java.base/java.lang",
                    "opens=java.base/java.lang.invoke",
                    "opens=java.base/java.lang.reflect",
                    "opens=java.base/java.io",
                    "opens=java.base/java.net",
                    "opens=java.base/java.security",
                    "opens=java.base/java.util",
                    "opens=java.base/java.util.concurrent",
                    "opens=java.management/javax.management",
                    "opens=java.naming/javax.naming")
            .map(access -> "--add-" + access + "=ALL-UNNAMED")
            .toList();

    private WildFly() {}

    public static SeansServer server(ServerOptions options) {
        return new ForkedServer(new WildFly(), options);
    }

    @Override
    public ServerLaunch prepare(ServerOptions options, int port) throws IOException {
        WildFlyBase base = new WildFlyBase(ServerFiles.server("wildfly"), options);
        if (!base.exists()) {
            base.create();
        }
        Path deployments = Files.createDirectories(base.directory().resolve("deployments"));
        Files.copy(
                options.war(),
                deployments.resolve(options.contextRoot() + ".war"),
                StandardCopyOption.REPLACE_EXISTING);
        List<String> command = command(base, options);
        command.addAll(addresses(options.host(), port));
        return new ServerLaunch(command, options.environment(), STARTED, STARTED_WITH_ERRORS, List.of());
    }

    private static List<String> command(WildFlyBase base, ServerOptions options) throws IOException {
        List<String> command = options.command();
        command.addAll(MODULAR);
        command.add("-Djava.awt.headless=true");
        command.add("-Dorg.jboss.boot.log.file=" + base.directory().resolve("log/server.log"));
        command.add("-Dlogging.configuration=file:" + base.configuration().resolve("logging.properties"));
        command.addAll(List.of("-jar", base.home().resolve("jboss-modules.jar").toString()));
        command.addAll(List.of("-mp", base.modulePath(), "org.jboss.as.standalone"));
        command.add("-Djboss.home.dir=" + base.home());
        command.add("-Djboss.server.base.dir=" + base.directory());
        command.add("--properties=" + PropertiesFile.write(options));
        return command;
    }

    private static List<String> addresses(String host, int port) {
        List<Integer> others = FreePorts.take(2);
        return List.of(
                "-Djboss.bind.address=" + host,
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + others.get(0),
                "-Djboss.management.http.port=" + others.get(1));
    }
}
