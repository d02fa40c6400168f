package dev.seans.embedded;

import dev.seans.server.FileTrees;
import dev.seans.server.ServerUser;
import dev.seans.testkit.http.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.glassfish.embeddable.CommandResult;
import org.glassfish.embeddable.CommandRunner;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.core.api.annotation.Observes;

/** Prepares the container before Arquillian starts it, and gives it users afterwards. */
public final class EmbeddedPayara {

    /** Everything that the container and the application write; made anew for each run, and for each JVM of it. */
    static final Path DIRECTORY = Path.of(
                    System.getProperty("basedir", ""), "target", "embedded-" + System.getProperty("seans.test.jvm", ""))
            .toAbsolutePath();

    public void configure(@Observes ContainerRegistry registry) throws IOException {
        FileTrees.delete(DIRECTORY);
        Files.createDirectories(DIRECTORY);
        System.setProperty("seans.home", DIRECTORY.resolve("home").toString());
        int httpPort = FreePorts.one();
        Path domain = new EmbeddedDomain(DIRECTORY, httpPort).write();
        for (Container<?> container : registry.getContainers()) {
            container
                    .getContainerConfiguration()
                    .property("bindHttpPort", String.valueOf(httpPort))
                    .property("configurationXml", domain.toString());
        }
    }

    @SuppressWarnings("BanJNDI") // the container adapter binds the runner there, under a name of its own
    public void createUsers(@Observes AfterStart started) throws NamingException, IOException {
        CommandRunner asadmin = InitialContext.doLookup("org.glassfish.embeddable.CommandRunner");
        for (ServerUser user : ServerUser.ALL) {
            createUser(asadmin, user);
        }
    }

    private static void createUser(CommandRunner asadmin, ServerUser user) throws IOException {
        Path file = Files.createTempFile(DIRECTORY, "user", ".password");
        Properties content = new Properties();
        content.setProperty("AS_ADMIN_USERPASSWORD", user.password());
        try (var out = Files.newOutputStream(file)) {
            content.store(out, null);
        }
        List<String> arguments = new ArrayList<>(List.of("--passwordfile", file.toString()));
        if (!user.role().isEmpty()) {
            arguments.addAll(List.of("--groups", user.role()));
        }
        arguments.add(user.name());
        CommandResult result = asadmin.run("create-file-user", arguments.toArray(String[]::new));
        Files.delete(file);
        if (result.getExitStatus() != CommandResult.ExitStatus.SUCCESS) {
            throw new IllegalStateException("Payara Embedded refused the user " + user + ": " + result.getOutput());
        }
    }
}
