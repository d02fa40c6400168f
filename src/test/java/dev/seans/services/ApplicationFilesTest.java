package dev.seans.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.fakes.FakeContext;
import dev.seans.reuse.ApplicationFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplicationFilesTest {

    @Test
    void theClassesAndLibrariesAreFoundInWhateverFolders() throws IOException {
        List<ApplicationFile> files = ApplicationFiles.of(FakeContext.withFiles(
                "/seans",
                Map.of(
                        "/index.html", "page",
                        "/WEB-INF/web.xml", "settings",
                        "/WEB-INF/classes/META-INF/beans.xml", "beans",
                        "/WEB-INF/classes/com/example/A.class", "a",
                        "/WEB-INF/lib/shop.jar", "jar")));

        assertThat(files)
                .extracting(ApplicationFile::name)
                .containsExactlyInAnyOrder(
                        "/WEB-INF/classes/META-INF/beans.xml",
                        "/WEB-INF/classes/com/example/A.class",
                        "/WEB-INF/lib/shop.jar");
        for (ApplicationFile file : files) {
            if (file.name().endsWith(".jar")) {
                assertThat(file.content().open()).hasContent("jar");
            }
        }
    }

    @Test
    void anApplicationNeedHaveNeither() {
        assertThat(ApplicationFiles.of(FakeContext.withFiles("/seans", Map.of())))
                .isEmpty();
    }

    @Test
    void aFileThatTheServerNamesButDoesNotGiveIsMissed() {
        ApplicationFile file = ApplicationFiles.of(FakeContext.withFiles("", Map.of("/WEB-INF/lib/gone.jar", "-gone-")))
                .get(0);

        assertThatExceptionOfType(FileNotFoundException.class)
                .isThrownBy(() -> file.content().open().close())
                .withMessage("/WEB-INF/lib/gone.jar");
    }
}
