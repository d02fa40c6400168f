package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class FileRightsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"owner, rwx------, rw-------", "group, rwxr-x---, rw-r-----"})
    void onlyThoseMayReadWhomTheSettingNames(String readers, String ofDirectory, String ofFile) throws IOException {
        FileRights rights = FileRights.of(GivenSettings.with(Map.of("seans.home-readers", readers)));

        rights.createDirectories(folder.resolve("a/b"));
        rights.createFile(folder.resolve("a/b/c")).close();

        assertThat(rights(folder.resolve("a"))).isEqualTo(ofDirectory);
        assertThat(rights(folder.resolve("a/b"))).isEqualTo(ofDirectory);
        assertThat(rights(folder.resolve("a/b/c"))).isEqualTo(ofFile);
    }

    @Test
    void aDirectoryOfTheOperatorsStaysAsItIs() throws IOException {
        Path operators = Files.createDirectory(folder.resolve("srv"));
        Files.setPosixFilePermissions(operators, PosixFilePermissions.fromString("rwxr-xr-x"));

        FileRights.OWNER.createDirectories(operators);
        FileRights.OWNER.open(operators);

        assertThat(rights(operators)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void aGroupThatMayReadCanEnterWhatWasMadeForASecret() throws IOException {
        Path home = folder.resolve("home");
        FileRights.OWNER.createDirectories(home);

        FileRights.of(GivenSettings.with(Map.of("seans.home-readers", "group"))).open(home);

        assertThat(rights(home)).isEqualTo("rwxr-x---");
    }

    @Test
    void whatIsThereIsNotWrittenOver() throws IOException {
        Path there = Files.writeString(folder.resolve("there"), "kept");

        Assertions.assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> FileRights.OWNER.createFile(there));
        assertThat(there).hasContent("kept");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
