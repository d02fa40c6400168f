package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents show is what the tests compile, deploy and run, with what of Seans it imports. */
class ShownExamplesTest {

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

    private static void assertShown(String page, Path file) throws IOException {
        String source = Files.readString(file);
        String ours = source.lines()
                .filter(line -> line.startsWith("import dev.seans."))
                .collect(Collectors.joining("\n"));
        String shown = source.substring(source.indexOf("\n@ApplicationScoped\n"));

        assertThat(Files.readString(Path.of("docs", page))).contains("```java\n" + ours + "\n" + shown + "```\n");
    }
}
