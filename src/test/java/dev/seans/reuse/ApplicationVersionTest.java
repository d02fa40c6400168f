package dev.seans.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicationVersionTest {

    private static final ApplicationFile A = file("/WEB-INF/classes/A.class", "a");
    private static final ApplicationFile B = file("/WEB-INF/lib/b.jar", "b");

    @Test
    void theOrderOfTheFilesIsOfNoImportance() throws IOException {
        assertThat(ApplicationVersion.of(List.of(A, B)))
                .isEqualTo(ApplicationVersion.of(List.of(B, A)))
                .matches("[0-9a-f]{16}");
    }

    @Test
    void anotherContentAnotherNameAndAnotherFileAreAnotherVersion() throws IOException {
        assertThat(List.of(
                        ApplicationVersion.of(List.of()),
                        ApplicationVersion.of(List.of(A)),
                        ApplicationVersion.of(List.of(A, B)),
                        ApplicationVersion.of(List.of(A, file("/WEB-INF/lib/b.jar", "c"))),
                        ApplicationVersion.of(List.of(A, file("/WEB-INF/lib/c.jar", "b"))),
                        ApplicationVersion.of(List.of(A, file("/WEB-INF/lib/b.jarb", ""))),
                        ApplicationVersion.of(List.of(A, B, file("/WEB-INF/lib/empty", "")))))
                .doesNotHaveDuplicates();
    }

    private static ApplicationFile file(String name, String content) {
        return new ApplicationFile(name, () -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }
}
