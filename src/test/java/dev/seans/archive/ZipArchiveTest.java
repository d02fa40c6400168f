package dev.seans.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.archive.ZipBuilder.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipArchiveTest {

    private static final String CYRILLIC = "Картинки/чай.jpg";
    private static final int RATIO = 200;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void aPath() {
        file = folder.resolve("v8.zip");
    }

    @Test
    void entriesComeInTheOrderOfTheDirectoryAndFoldersAreLeftOut() throws IOException {
        byte[] zip = new ZipBuilder()
                .add("import_files/", "")
                .add("import0_1.xml", "<a/>")
                .add("import_files/ab/1.jpg", "jpg")
                .add("empty.txt", "")
                .build();

        assertThat(unpacked(zip))
                .containsExactly(
                        Map.entry("import0_1.xml", "<a/>"),
                        Map.entry("import_files/ab/1.jpg", "jpg"),
                        Map.entry("empty.txt", ""));
    }

    @Test
    void whatTheJdkWritesCanBeRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment("PK\u0005\u0006 and more");
            zip.putNextEntry(new ZipEntry(CYRILLIC));
            zip.write("jpg".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(unpacked(bytes.toByteArray())).containsExactly(Map.entry(CYRILLIC, "jpg".repeat(100_000)));
    }

    @Test
    void whatStandsBehindTheArchiveOnDiskIsNoPartOfIt() throws IOException {
        byte[] zip = new ZipBuilder().add("a.xml", "<a/>").build();
        Files.write(file, Arrays.copyOf(zip, zip.length + 1000));

        assertThat(unpackedFile(zip.length, 0)).containsOnlyKeys("a.xml");
    }

    @Test
    void unpackingGoesOnWhereItWasLeft() throws IOException {
        byte[] zip = new ZipBuilder()
                .add("a", "1")
                .add("folder/", "")
                .add("b", "2")
                .add("c", "3")
                .build();
        Files.write(file, zip);

        assertThat(unpackedFile(zip.length, 2)).containsOnlyKeys("b", "c");
    }

    @Test
    void namesMayBeInUtf8OrInCp866() throws IOException {
        assertThat(names(new ZipBuilder().add(CYRILLIC, "x").build())).containsExactly(CYRILLIC);
        assertThat(names(new ZipBuilder()
                        .add(CYRILLIC, StandardCharsets.UTF_8, new byte[1])
                        .build()))
                .containsExactly(CYRILLIC);
        assertThat(names(new ZipBuilder()
                        .add(CYRILLIC, ZipBuilder.CP866, new byte[1])
                        .build()))
                .containsExactly(CYRILLIC);
    }

    @Test
    void aNameInUtf8BesideTheOtherOneCountsIfItBelongsToIt() throws IOException {
        byte[] cp866 = CYRILLIC.getBytes(ZipBuilder.CP866);
        byte[] other = "???".getBytes(StandardCharsets.US_ASCII);

        assertThat(names(new ZipBuilder()
                        .add(new Entry(other, new byte[1]).unicodeName(CYRILLIC, other))
                        .build()))
                .containsExactly(CYRILLIC);
        assertThat(names(new ZipBuilder()
                        .add(new Entry(cp866, new byte[1]).unicodeName("stale.jpg", other))
                        .build()))
                .containsExactly(CYRILLIC);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 21, 60, 100})
    void anArchiveThatBreaksOffIsTruncated(int missing) throws IOException {
        byte[] zip = new ZipBuilder().add("a.xml", "<a/>").add("b.xml", "<b/>").build();

        assertFault(ArchiveFault.TRUNCATED, Arrays.copyOf(zip, zip.length - missing));
    }

    @Test
    void whatIsNoZipIsBroken() throws IOException {
        assertFault(ArchiveFault.BROKEN, "<?xml version='1.0'?><a/>".getBytes(StandardCharsets.UTF_8));
        assertFault(ArchiveFault.BROKEN, new byte[0]);
    }

    @Test
    void damagedContentIsBroken() throws IOException {
        byte[] zip = new ZipBuilder()
                .add("a.xml", "<a>" + "text ".repeat(9) + "</a>")
                .build();
        zip[30 + "a.xml".length() + 6] ^= 0x55;

        assertFault(ArchiveFault.BROKEN, zip);
    }

    @Test
    void aDamagedDirectoryIsBroken() throws IOException {
        byte[] zip = new ZipBuilder().add("a.xml", "<a/>").build();
        int directory = zip.length - 22 - 46 - "a.xml".length();
        zip[directory] = 0;

        assertFault(ArchiveFault.BROKEN, zip);
    }

    @Test
    void aLengthThatIsALieIsBroken() throws IOException {
        assertFault(
                ArchiveFault.BROKEN,
                new ZipBuilder().add(new Entry("a.xml", "<a/>").announcing(3)).build());
    }

    @Test
    void anEntryWithAPasswordIsEncrypted() throws IOException {
        assertFault(
                ArchiveFault.ENCRYPTED,
                new ZipBuilder().add(new Entry("a.xml", "<a/>").flags(1)).build());
        assertFault(
                ArchiveFault.ENCRYPTED,
                new ZipBuilder().add(new Entry("a.xml", "<a/>").method(99)).build());
    }

    @Test
    void anUnknownPackingIsRefused() throws IOException {
        assertFault(
                ArchiveFault.COMPRESSION,
                new ZipBuilder().add(new Entry("a.xml", "<a/>").method(9)).build());
    }

    @Test
    void linksAndDevicesAreRefusedAndPlainFilesAreNot() throws IOException {
        assertFault(
                ArchiveFault.LINK,
                new ZipBuilder()
                        .add(new Entry("a.xml", "/etc/passwd").mode(0xA1FF))
                        .build());
        assertFault(
                ArchiveFault.LINK,
                new ZipBuilder().add(new Entry("a.xml", "x").mode(0x61FF)).build());
        assertThat(names(new ZipBuilder()
                        .add(new Entry("a.xml", "<a/>").mode(0x81A4))
                        .build()))
                .containsExactly("a.xml");
    }

    @Test
    void anEntryThatExplodesIsStoppedAndAnHonestOneIsNot() throws IOException {
        assertFault(
                ArchiveFault.RATIO,
                new ZipBuilder().add("zeros.xml", new byte[3_000_000]).build());
        assertThat(names(new ZipBuilder().add("zeros.xml", new byte[900_000]).build()))
                .hasSize(1);
    }

    @Test
    void entriesThatShareTheirBytesAreRefused() throws IOException {
        assertFault(
                ArchiveFault.BROKEN,
                new ZipBuilder().addTwice(new Entry("a.xml", "<a/>")).build());
    }

    @Test
    void anArchiveThatAnnouncesMoreEntriesThanItHasIsBroken() throws IOException {
        byte[] zip = new ZipBuilder().add("a.xml", "<a/>").build();
        zip[zip.length - 22 + 10] = 77;

        assertFault(ArchiveFault.BROKEN, zip);
    }

    private void assertFault(ArchiveFault fault, byte[] zip) {
        assertThatExceptionOfType(ArchiveException.class)
                .isThrownBy(() -> unpacked(zip))
                .extracting(ArchiveException::fault)
                .isEqualTo(fault);
    }

    private Iterable<String> names(byte[] zip) throws IOException {
        return unpacked(zip).keySet();
    }

    private Map<String, String> unpacked(byte[] zip) throws IOException {
        Files.write(file, zip);
        return unpackedFile(zip.length, 0);
    }

    private Map<String, String> unpackedFile(long length, int from) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        try (ZipArchive archive = new ZipArchive(file, length)) {
            archive.check((name, announced) -> {});
            archive.unpack(
                    from,
                    RATIO,
                    (index, name, content) ->
                            found.put(name, new String(content.readAllBytes(), StandardCharsets.UTF_8)));
        }
        return found;
    }
}
