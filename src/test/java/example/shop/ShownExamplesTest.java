package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents show is what the tests compile, deploy and run, with all that it imports. */
class ShownExamplesTest {

    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(classes = {PriceSink.class, ImportMail.class, PortalLogin.class})
    void theClassIsShownAsItIs(Class<?> example) throws IOException {
        assertShown("your-code.md", Path.of("src/test/java", example.getName().replace('.', '/') + ".java"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DealerTerms", "Branches"})
    void theBeansOfTheExampleAreShownAsTheyAre(String bean) throws IOException {
        assertShown("services.md", Path.of("examples/own-war/src/main/java/com/example/shop", bean + ".java"));
    }

    @ParameterizedTest
    @ValueSource(classes = {Checkout.class, OrderChanges.class})
    void theClassesOfAShopThatHasOrdersAreShownAsTheyAre(Class<?> example) throws IOException {
        assertShown("orders.md", Path.of("src/test/java", example.getName().replace('.', '/') + ".java"));
    }

    @Test
    void theTestOfTheExampleIsShownAsItIs() throws IOException {
        String source = Files.readString(Path.of("examples/own-war/src/test/java/com/example/shop/ExchangeIT.java"));
        int from = source.indexOf("    @ParameterizedTest\n");
        String first = source.substring(from, source.indexOf("\n    }\n", from) + 7);

        assertThat(Files.readString(Path.of("docs", "testing.md"))).contains("```java\n" + first + "```\n");
    }

    /** A snippet that is no class is the inside of one. */
    @Test
    void theSnippetsOfThePageOfTheKeeperCompileAsTheyStand(@TempDir Path folder) throws IOException {
        List<String> snippets = SNIPPET.matcher(Files.readString(Path.of("docs", "session-client.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(snippets).hasSizeGreaterThan(2);
        for (String snippet : snippets) {
            int inside = snippet.lastIndexOf("\nimport ") + 1;
            int rest = snippet.indexOf('\n', inside) + 1;
            String whole = snippet.contains("public class ")
                    ? snippet
                    : snippet.substring(0, rest) + "class Snippet {" + snippet.substring(rest) + "}";
            String name = whole.replaceAll("(?s).*?class (\\w+).*", "$1");
            Path source = Files.writeString(folder.resolve(name + ".java"), whole);
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            int compiled = ToolProvider.getSystemJavaCompiler()
                    .run(null, said, said, "-proc:none", "-d", folder.toString(), source.toString());
            assertThat(compiled).as(said.toString(StandardCharsets.UTF_8)).isZero();
        }
    }

    private static void assertShown(String page, Path file) throws IOException {
        String source = Files.readString(file);
        String imports =
                source.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String shown = source.substring(source.indexOf("\n@ApplicationScoped\n"));

        assertThat(Files.readString(Path.of("docs", page))).contains("```java\n" + imports + "\n" + shown + "```\n");
    }
}
