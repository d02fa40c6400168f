package dev.seans.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DiskNameTest {

    @Test
    void aNameThatTheFileSystemCanWriteStaysAsItIs() {
        UploadName name = UploadName.clean("import_files/товар.xml");

        assertThat(DiskName.in(StandardCharsets.UTF_8, name)).isEqualTo("import_files/товар.xml");
    }

    @Test
    void inThePosixLocaleACyrillicNameIsEscaped() {
        UploadName name = UploadName.clean("import_files/т 1.xml");

        assertThat(DiskName.in(StandardCharsets.US_ASCII, name)).isEqualTo("import_files/%D1%82 1.xml");
    }
}
