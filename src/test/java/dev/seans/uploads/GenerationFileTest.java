package dev.seans.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.settings.FileRights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void aFileInAFolderThatIsNotThereYet() {
        file = folder.resolve("1").resolve("import_files").resolve("a.xml");
    }

    @Test
    void thePartBecomesTheFile() throws IOException {
        Part part = part("abc");

        GenerationFile.begin(file, part, FileRights.OWNER);

        assertThat(file).hasContent("abc");
        assertThat(part.path()).doesNotExist();
    }

    @Test
    void whatACrashLeftInItsPlaceIsReplaced() throws IOException {
        GenerationFile.begin(file, part("of a transaction that was rolled back"), FileRights.OWNER);
        GenerationFile.begin(file, part("abc"), FileRights.OWNER);

        assertThat(file).hasContent("abc");
    }

    @Test
    void aPartIsAppendedBehindWhatTheRowKnows() throws IOException {
        GenerationFile.begin(file, part("abc"), FileRights.OWNER);

        GenerationFile.append(file, 3, part("def"));
        GenerationFile.append(file, 6, part("g"));

        assertThat(file).hasContent("abcdefg");
    }

    @Test
    void whatACrashLeftBehindTheAttachedBytesIsOverwritten() throws IOException {
        GenerationFile.begin(file, part("abc" + "garbage of a crash"), FileRights.OWNER);

        GenerationFile.append(file, 3, part("def"));

        assertThat(file).hasContent("abcdef");
    }

    @Test
    void aPartIsAppendedToNothingThatIsGone() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> GenerationFile.append(file, 3, part("def")));
    }

    private Part part(String content) throws IOException {
        Path path = Files.writeString(Files.createTempFile(folder, "part", null), content);
        return new Part(path, content.length(), "sha256", FileStart.UNKNOWN);
    }
}
