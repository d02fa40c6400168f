package dev.seans.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskNameTest {

    @Test
    void aNameOfAsciiStaysAsItIs() {
        assertThat(onDisk("import_files/ab/x 1.jpg")).isEqualTo("import_files/ab/x 1.jpg");
    }

    @Test
    void otherLettersAreEscapedWhateverTheLocaleIs() {
        assertThat(onDisk("т/т 1.xml")).isEqualTo("%D1%82/%D1%82 1.xml");
    }

    @Test
    void anEscapeSignIsEscapedSoThatTwoNamesAreNeverOneFile() {
        assertThat(onDisk("%D1%82.xml")).isEqualTo("%25D1%2582.xml");
    }

    @Test
    void aLongNameFitsAndKeepsItsOwnFile() {
        String one = onDisk("т".repeat(120) + "1");
        String other = onDisk("т".repeat(120) + "2");

        assertThat(one).matches("[A-Z0-9%]{200}~[0-9a-f]{32}").isNotEqualTo(other);
    }

    private static String onDisk(String name) {
        return DiskName.of(UploadName.clean(name));
    }

    @ParameterizedTest
    @CsvSource({"1c-night, 1c-night", "..,%2E%2E", "shop/../x, shop%2F%2E%2E%2Fx", "ДОМ\\1c, %D0%94%D0%9E%D0%9C%5C1c"})
    void aFolderIsOneSegmentWhateverItsName(String name, String expected) {
        assertThat(DiskName.ofFolder(name)).isEqualTo(expected);
    }
}
