package dev.seans.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program without a server: the jar's classes and a JDBC driver are all that it has. */
abstract class JavaSeContract extends ClientsFixture {

    @TempDir
    private Path folder;

    abstract String url(String url) throws SQLException;

    abstract String driver();

    @Test
    void aProgramCallsTheUpstream() throws Exception {
        erp.stored(1, login());
        Path program = Files.createDirectories(folder.resolve("dev/seans/upstream"));
        for (String name : List.of("JavaSeProgram", "JavaSeProgram$H2", "JavaSeProgram$PostgreSql")) {
            Files.copy(
                    Path.of("target/test-classes/dev/seans/upstream", name + ".class"),
                    program.resolve(name + ".class"));
        }
        String url = url(database.with(connection -> connection.getMetaData().getURL()));

        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dseans.encryption-keys=test=" + "0".repeat(64),
                        "-cp",
                        String.join(File.pathSeparator, folder.toString(), "target/classes", driverJar()),
                        "dev.seans.upstream.JavaSeProgram",
                        url,
                        "data/of/java-se")
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines().toList())
                .filteredOn(line -> !line.startsWith("Picked up"))
                .containsExactly(
                        "200 {\"path\":\"/data/of/java-se\"} [cookie sid of /] VALID",
                        "no CDI container runs here: call SessionClient.of(name, dataSource)");
        assertThat(java.exitValue()).isZero();
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
