package dev.seans.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.identity.SessionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadFoldersTest {

    private static final SessionKey KEY = new SessionKey("0123456789abcdef".repeat(4));

    @TempDir
    private Path temporary;

    @Test
    void preparingMakesTheHomeAndLeavesNothingInIt() {
        UploadFolders folders = new UploadFolders(temporary.resolve("a").resolve("b"));

        folders.prepare();

        assertThat(folders.home()).isEmptyDirectory();
    }

    @Test
    void aHomeThatCannotBeWrittenStopsTheDeployment() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "no folder");

        assertThatIllegalStateException()
                .isThrownBy(() -> new UploadFolders(file.resolve("home")).prepare())
                .withMessage("seans.home = " + file.resolve("home")
                        + " is not writable: grant the server's user the right, or set seans.home");
    }

    @Test
    void eachPartHasAPathOfItsOwnInTheFolderOfItsSession() throws IOException {
        UploadFolders folders = new UploadFolders(temporary);

        Path one = folders.newPart(KEY);
        Path other = folders.newPart(KEY);

        assertThat(one).isNotEqualTo(other);
        assertThat(one.getParent())
                .isEqualTo(temporary.resolve("uploads/" + KEY.hex() + "/parts"))
                .isEmptyDirectory();
    }
}
