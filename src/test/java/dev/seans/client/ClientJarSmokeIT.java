package dev.seans.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands in the jar for clients: what they need, and nothing else. */
@Tag("smoke")
class ClientJarSmokeIT {

    /** What a client inside a server begins with: the data source and the keys are injected. */
    private static final Set<String> BEGINNINGS = Set.of(
            "dev.seans.client.SessionClient", "dev.seans.upstream.ServerKeys", "dev.seans.database.DefaultDataSource");

    private static final Pattern ARROW = Pattern.compile("(?m)^\\s+(dev\\.seans\\.\\S+)\\s+->\\s+(\\S+)");

    private final Map<String, Set<String>> arrows = new HashMap<>();

    @Test
    void theJarHasWhatAClientRefersToAndNothingElse() throws IOException {
        readArrows();

        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(BEGINNINGS);
        while (!open.isEmpty()) {
            String type = open.pop();
            if (type.startsWith("dev.seans.") && needed.add(type)) {
                open.addAll(arrows.getOrDefault(type, Set.of()));
            }
        }
        assertThat(classes()).containsExactlyInAnyOrderElementsOf(withoutNested(needed));
    }

    @Test
    void theManifestNamesTheModule() throws IOException {
        try (JarFile jar = new JarFile(JavaSeContract.JAR.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .isEqualTo("dev.seans.client");
        }
    }

    private void readArrows() {
        StringWriter text = new StringWriter();
        ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(text),
                        new PrintWriter(text),
                        "--ignore-missing-deps",
                        "-v",
                        JavaSeContract.JAR.toString());
        Matcher arrow = ARROW.matcher(text.toString());
        while (arrow.find()) {
            arrows.computeIfAbsent(arrow.group(1), from -> new HashSet<>()).add(arrow.group(2));
        }
    }

    private static Set<String> classes() throws IOException {
        try (JarFile jar = new JarFile(JavaSeContract.JAR.toFile())) {
            return withoutNested(jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .collect(Collectors.toSet()));
        }
    }

    private static Set<String> withoutNested(Set<String> types) {
        return types.stream().map(type -> type.replaceFirst("\\$.*", "")).collect(Collectors.toSet());
    }
}
