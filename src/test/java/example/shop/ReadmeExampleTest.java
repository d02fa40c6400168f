package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows is what the tests compile, deploy and run. */
class ReadmeExampleTest {

    @ParameterizedTest
    @ValueSource(classes = {PriceSink.class, ImportMail.class})
    void theReadmeShowsTheClassAsItIs(Class<?> example) throws IOException {
        String source =
                Files.readString(Path.of("src/test/java", example.getName().replace('.', '/') + ".java"));
        String shown = source.substring(source.indexOf("\n@ApplicationScoped\n"));

        assertThat(Files.readString(Path.of("README.md"))).contains("```java" + shown + "```\n");
    }
}
