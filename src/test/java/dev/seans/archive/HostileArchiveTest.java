package dev.seans.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fuzz.Hostile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** However an archive is damaged, it is unpacked within its limits or refused with a reason. */
class HostileArchiveTest {

    private static final long RATIO = 20;

    /** Beyond the ratio: the first megabyte of each entry. */
    private static final long FREE = 3 << 20;

    private static Path file = Path.of("");

    @BeforeContainer
    static void make() throws IOException {
        file = Files.createTempFile("hostile", ".zip");
    }

    @AfterContainer
    static void remove() throws IOException {
        Files.delete(file);
    }

    @Provide
    Arbitrary<byte[]> archives() throws IOException {
        byte[] usual = new ZipBuilder()
                .add("import0_1.xml", "<x>text</x>".getBytes(StandardCharsets.UTF_8))
                .add("import_files/aa/Чай.jpg", new byte[] {1, 2, 3})
                .build();
        byte[] dense = new ZipBuilder()
                .add("a", new byte[1 << 16])
                .add("b", new byte[100])
                .build();
        return Arbitraries.oneOf(Hostile.damaged(usual), Hostile.damaged(dense));
    }

    @Property
    void a_damaged_archive_is_unpacked_within_its_limits_or_refused(@ForAll("archives") byte[] archive)
            throws IOException {
        Files.write(file, archive);
        long[] unpacked = {0};
        try (ZipArchive zip = new ZipArchive(file, archive.length)) {
            zip.check((entry, length) -> {});
            zip.unpack(
                    0,
                    RATIO,
                    (index, name, content) -> unpacked[0] += content.transferTo(OutputStream.nullOutputStream()));
        } catch (ArchiveException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        assertThat(unpacked[0]).isLessThanOrEqualTo(RATIO * archive.length + FREE);
    }
}
