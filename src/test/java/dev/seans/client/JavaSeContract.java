package dev.seans.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program without a server: the jar for clients and a JDBC driver are all that it has. */
@Tag("smoke")
abstract class JavaSeContract extends ClientsFixture {

    static final Path JAR = Path.of("target", "seans-client.jar");

    @TempDir
    Path folder;

    abstract String url(String url) throws SQLException;

    abstract String driver();

    @Test
    void aProgramCallsTheUpstream() throws Exception {
        erp.stored(1, login());
        Path program = Files.createDirectories(folder.resolve("dev/seans/client"));
        for (String name : List.of("JavaSeProgram", "JavaSeProgram$H2", "JavaSeProgram$PostgreSql")) {
            Files.copy(
                    Path.of("target/test-classes/dev/seans/client", name + ".class"), program.resolve(name + ".class"));
        }
        String url = url(database.with(connection -> connection.getMetaData().getURL()));

        assertThat(java(Map.of(), "dev.seans.client.JavaSeProgram", url, "data/of/java-se"))
                .containsExactly(
                        "200 {\"path\":\"/data/of/java-se\"} [cookie sid of /] VALID",
                        "no CDI container runs here: call SessionClient.of(name, dataSource)");
    }

    /** The lines that a program has printed that found its classes in the folder, and its libraries in two jars. */
    final List<String> java(Map<String, String> environment, String... command)
            throws IOException, InterruptedException, URISyntaxException, ClassNotFoundException {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dseans.encryption-keys=test=" + "0".repeat(64),
                "-cp",
                classPath()));
        all.addAll(List.of(command));
        ProcessBuilder java = new ProcessBuilder(all).redirectErrorStream(true);
        java.environment().putAll(environment);
        Process process = java.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said.lines().filter(line -> !line.startsWith("Picked up")).toList();
    }

    final String classPath() throws URISyntaxException, ClassNotFoundException {
        return String.join(File.pathSeparator, folder.toString(), JAR.toString(), driverJar());
    }

    private String driverJar() throws ClassNotFoundException, URISyntaxException {
        return Path.of(Class.forName(driver())
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }
}
