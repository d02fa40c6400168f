package dev.seans.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The files around a node say the same, each in its own language. That a node starts by them is shown on servers. */
class ShippedNodeTest {

    private static final Path FOLDER = Path.of("server-config", "node");
    private static final int NO_SUCH_PROGRAM = 127;

    /** The worst is 10. */
    private static final double MOST_EXPOSED = 2.0;

    @Test
    void aNodeBootsWithAllThatAStockServerIsGiven() throws IOException {
        assertThat(ServerFiles.script("node/boot.asadmin"))
                .containsAll(ServerFiles.script("payara/stock.asadmin"))
                .containsAll(ServerFiles.script("payara/postgresql.asadmin"));
    }

    @Test
    void serviceAndContainerRunTheSame() throws IOException {
        String container = text("Containerfile");

        assertThat(value("seans.service", "ExecStart=/usr/bin/java (.+)")).isEqualTo("@seans.args");
        assertThat(container).contains("ENTRYPOINT [\"java\", \"@seans.args\"]");
        assertThat(value("seans.service", "WorkingDirectory=(.+)")).isEqualTo(value("Containerfile", "WORKDIR (.+)"));
        assertThat(value("seans.service", "Environment=SEANS_HOME=(.+)"))
                .isEqualTo(value("Containerfile", "ENV SEANS_HOME=(.+)"));
    }

    @Test
    void aBuildOfTheContainerDownloadsNothing() throws IOException {
        List<String> lines = text("Containerfile").lines().toList();

        assertThat(lines)
                .filteredOn(line -> line.startsWith("RUN"))
                .hasSize(1)
                .allMatch(run -> run.contains("install -d"));
        assertThat(lines).noneMatch(line -> line.startsWith("ADD"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("COPY"))
                .allSatisfy(copy -> assertThat(Stream.of(copy.split(" ", -1)).skip(1))
                        .allMatch(name -> name.matches("(payara-micro|postgresql)\\.jar|seans\\.war|\\./")
                                || Files.exists(FOLDER.resolve(name))));
    }

    @Test
    void whoeverStopsANodeWaitsForItsGraceAndItsImports() throws IOException {
        int grace = Integer.parseInt(value("seans.args", "--shutdowngrace (\\d+)")) / 1000;

        assertThat(Integer.parseInt(value("seans.service", "TimeoutStopSec=(\\d+)")))
                .isGreaterThanOrEqualTo(grace + 30);
        assertThat(pod().get("terminationGracePeriodSeconds").asInt()).isGreaterThanOrEqualTo(grace + 30);
    }

    @Test
    void aDatabaseThatIsAwayRestartsNoPod() throws IOException {
        JsonNode container = pod().get("containers").get(0);

        assertThat(path(container, "livenessProbe")).isEqualTo("/seans/api/health/live");
        assertThat(path(container, "startupProbe")).isEqualTo("/seans/api/health/live");
        assertThat(path(container, "readinessProbe")).isEqualTo("/seans/api/health");
    }

    @Test
    void aPodWritesNothingButItsVolumes() throws IOException {
        JsonNode container = pod().get("containers").get(0);

        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(text("Containerfile")).contains("VOLUME [\"/var/lib/seans\", \"/tmp\"]");
        assertThat(container.get("volumeMounts").findValuesAsText("mountPath")).contains("/var/lib/seans", "/tmp");
    }

    @Test
    void systemdUnderstandsTheServiceAndFindsItLittleExposed() throws IOException {
        Path unit = FOLDER.resolve("seans.service");
        Script.Result verified = Script.type("systemd-analyze verify " + unit);
        Assumptions.assumeFalse(
                verified.status() == NO_SUCH_PROGRAM,
                "systemd-analyze is not on the PATH; Debian has it: apt-get install systemd");
        // Where Java lies elsewhere the operator changes this line; nothing else may be said.
        assertThat(verified.output().lines().filter(line -> !line.contains("/usr/bin/java is not executable")))
                .isEmpty();

        Script.Result exposure = Script.type("systemd-analyze security --offline=true " + unit);

        Matcher level =
                Pattern.compile("exposure level for seans.service: ([\\d.]+)").matcher(exposure.output());
        assertThat(level.find()).as(exposure.output()).isTrue();
        assertThat(Double.parseDouble(level.group(1))).isLessThan(MOST_EXPOSED);
        assertThat(Files.readString(Path.of("docs", "deployment.md"))).contains(" gives it " + level.group(1));
    }

    private static JsonNode pod() throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (MappingIterator<JsonNode> documents = yaml.readerFor(JsonNode.class)
                .readValues(FOLDER.resolve("kubernetes.yaml").toFile())) {
            return documents.readAll().stream()
                    .filter(document -> document.get("kind").asText().equals("Deployment"))
                    .findFirst()
                    .orElseThrow()
                    .at("/spec/template/spec");
        }
    }

    private static String path(JsonNode container, String probe) {
        return container.at("/" + probe + "/httpGet/path").asText();
    }

    private static String value(String file, String line) throws IOException {
        Matcher matcher = Pattern.compile("(?m)^" + line + "$").matcher(text(file));
        assertThat(matcher.find()).as(line + " in " + file).isTrue();
        return matcher.group(1);
    }

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }
}
