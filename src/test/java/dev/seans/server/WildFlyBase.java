package dev.seans.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@code jboss.server.base.dir} of our own: configuration, data, deployments and logs of one server. */
final class WildFlyBase {

    private final Path home;
    private final ServerOptions options;

    WildFlyBase(Path home, ServerOptions options) {
        this.home = home;
        this.options = options;
    }

    Path home() {
        return home;
    }

    Path directory() {
        return options.directory().resolve("wildfly");
    }

    Path configuration() {
        return directory().resolve("configuration");
    }

    /** With PostgreSQL, our own modules first: the driver is one of them. */
    String modulePath() {
        String stock = home.resolve("modules").toString();
        return options.database().isPostgreSql() ? modules() + File.pathSeparator + stock : stock;
    }

    boolean exists() {
        return Files.exists(directory());
    }

    void create() throws IOException {
        FileTrees.copy(home.resolve("standalone/configuration"), configuration());
        new WildFlyUsers(configuration()).write(options.users());
        List<String> commands = new ArrayList<>();
        commands.addAll(ServerFiles.script("wildfly/stock.cli"));
        commands.addAll(
                ServerFiles.script(options.database().isPostgreSql() ? "wildfly/postgresql.cli" : "wildfly/h2.cli"));
        if (options.database().isPostgreSql()) {
            writeDriverModule();
        }
        new WildFlyCli(this, options).configure(commands);
    }

    private Path modules() {
        return options.directory().resolve("modules");
    }

    /** What 'module add' makes, but outside the distribution, which other servers share. */
    private void writeDriverModule() throws IOException {
        Path module = Files.createDirectories(modules().resolve("org/postgresql/main"));
        Path jar = PostgreSqlDriver.jar();
        Files.copy(jar, module.resolve(jar.getFileName()));
        Files.writeString(module.resolve("module.xml"), """
                <module name="org.postgresql" xmlns="urn:jboss:module:1.9">
                  <resources><resource-root path="%s"/></resources>
                  <dependencies><module name="java.se"/><module name="jakarta.transaction.api"/></dependencies>
                </module>
                """.formatted(jar.getFileName()));
    }
}
