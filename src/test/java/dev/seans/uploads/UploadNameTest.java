package dev.seans.uploads;

import static dev.seans.identity.InvalidUploadNameException.Reason.AMBIGUOUS;
import static dev.seans.identity.InvalidUploadNameException.Reason.CHARACTERS;
import static dev.seans.identity.InvalidUploadNameException.Reason.DEPTH;
import static dev.seans.identity.InvalidUploadNameException.Reason.LEAVES_FOLDER;
import static dev.seans.identity.InvalidUploadNameException.Reason.LENGTH;
import static dev.seans.identity.InvalidUploadNameException.Reason.SEGMENT_LENGTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.seans.identity.InvalidUploadNameException;
import dev.seans.identity.InvalidUploadNameException.Reason;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UploadNameTest {

    /** What real clients send; protocol, section 1.5. */
    @ParameterizedTest
    @CsvSource({
        "import0_1.xml, import0_1.xml",
        "offers0_1.xml, offers0_1.xml",
        "v8_1A2B_3c.zip, v8_1A2B_3c.zip",
        "import___0f6d8bd2-37a4-4f0c.xml, import___0f6d8bd2-37a4-4f0c.xml",
        "goods/1/import___guid.xml, goods/1/import___guid.xml",
        "import_files/ab/abcdef_012345.jpg, import_files/ab/abcdef_012345.jpg",
        "import_files\\ab\\abcdef_012345.jpg, import_files/ab/abcdef_012345.jpg",
        "/tmp/import0_1.xml, import0_1.xml",
        "tmp/import0_1.xml, import0_1.xml",
        "upload/1c/webdata/import.xml, import.xml",
        "/upload/1c/webdata/import_files/ab/1.jpg, import_files/ab/1.jpg",
        "upload/1c_catalog/offers.xml, offers.xml",
        "webdata/import.xml, webdata/import.xml",
        "1cbitrix/import.xml, 1cbitrix/import.xml",
        "C:\\v8_8789_c.xml, v8_8789_c.xml",
        "c:/exchange/import.xml, exchange/import.xml",
        "C:import.xml, import.xml",
        "\\\\server\\share\\import.xml, server/share/import.xml",
        "./import.xml, import.xml",
        "a/./b//c.xml, a/b/c.xml",
        "///import.xml, import.xml",
        "import.xml/, import.xml",
        "'  import.xml ', import.xml",
        "Товары №1.xml, Товары №1.xml",
        "каталог/товар 1.xml, каталог/товар 1.xml",
        "a+b&c=d;e'f(g)[h]{i}~!@#$%^.xml, a+b&c=d;e'f(g)[h]{i}~!@#$%^.xml",
        ".htaccess, .htaccess",
        "..a, ..a",
        "a..b.xml, a..b.xml",
        "console.xml, console.xml",
        "com10.xml, com10.xml",
        "tmp, tmp",
        "tmpfile/a.xml, tmpfile/a.xml"
    })
    void aNameIsCleaned(String sent, String path) {
        assertThat(UploadName.clean(sent)).isEqualTo(new UploadName(path)).hasToString(path);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aNameThatIsNotSafeIsRefusedWithItsReason(String sent, Reason reason) {
        assertThatExceptionOfType(InvalidUploadNameException.class)
                .isThrownBy(() -> UploadName.clean(sent))
                .extracting(InvalidUploadNameException::reason)
                .isEqualTo(reason);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                arguments("", LENGTH),
                arguments("   ", LENGTH),
                arguments("/", LENGTH),
                arguments("\\", LENGTH),
                arguments(".", LENGTH),
                arguments("C:\\", LENGTH),
                arguments("a".repeat(501), LENGTH),
                arguments("a".repeat(10 * 1024), LENGTH),
                arguments("..", LEAVES_FOLDER),
                arguments("../import.xml", LEAVES_FOLDER),
                arguments("..\\import.xml", LEAVES_FOLDER),
                arguments("a/../../import.xml", LEAVES_FOLDER),
                arguments("a/b/..", LEAVES_FOLDER),
                arguments("/tmp/../etc/passwd", LEAVES_FOLDER),
                arguments("tmp/tmp/../../../etc/passwd", LEAVES_FOLDER),
                arguments("C:\\..\\windows\\win.ini", LEAVES_FOLDER),
                arguments("upload/1c/webdata/../x", LEAVES_FOLDER),
                arguments("...", AMBIGUOUS),
                arguments(".. ", LEAVES_FOLDER),
                arguments(".. /x", AMBIGUOUS),
                arguments("a /x", AMBIGUOUS),
                arguments("a./x", AMBIGUOUS),
                arguments("import.xml.", AMBIGUOUS),
                arguments("con", AMBIGUOUS),
                arguments("CON.xml", AMBIGUOUS),
                arguments("a/nul.tar.gz", AMBIGUOUS),
                arguments("Com1.jpg", AMBIGUOUS),
                arguments("lpt9/x.xml", AMBIGUOUS),
                arguments("aux", AMBIGUOUS),
                arguments("a\0.xml", CHARACTERS),
                arguments("a\n.xml", CHARACTERS),
                arguments("a\r\nSet-Cookie: x", CHARACTERS),
                arguments("a\u007f.xml", CHARACTERS),
                arguments("a\u0085.xml", CHARACTERS),
                arguments("a\u2028.xml", CHARACTERS),
                arguments("a\u202egpj.exe", CHARACTERS),
                arguments("a\ufffd.xml", CHARACTERS),
                arguments("a\ud800.xml", CHARACTERS),
                arguments("ab:c", CHARACTERS),
                arguments("file.xml::$DATA", CHARACTERS),
                arguments("CC:\\x", CHARACTERS),
                arguments("a?.xml", CHARACTERS),
                arguments("*.xml", CHARACTERS),
                arguments("a|b", CHARACTERS),
                arguments("<a>", CHARACTERS),
                arguments("\"a\"", CHARACTERS),
                arguments("a/".repeat(16) + "b", DEPTH),
                arguments("a/".repeat(249) + "b", DEPTH),
                arguments("a".repeat(256), SEGMENT_LENGTH),
                arguments("ж".repeat(128), SEGMENT_LENGTH));
    }

    @ParameterizedTest
    @MethodSource("longest")
    void theLongestNamesThatFitAreTaken(String sent) {
        assertThat(UploadName.clean(sent).path()).isEqualTo(sent);
    }

    static Stream<String> longest() {
        return Stream.of(
                "a".repeat(255), "ж".repeat(127), "a/".repeat(15) + "b", "a".repeat(249) + "/" + "b".repeat(250));
    }

    /** The last net: whatever a name may be, its file lies below its generation's folder. */
    @ParameterizedTest
    @MethodSource("longest")
    void theFileOfANameLiesBelowItsGeneration(String sent) {
        UploadFolders folders = new UploadFolders(Path.of("/seans-home"));
        SessionKey key = new SessionKey("0".repeat(64));

        Path folder = Path.of("/seans-home/uploads/" + key.hex() + "/3");
        Path file = folders.file(key, UploadName.clean(sent), 3);

        assertThat(file).startsWithRaw(folder);
        for (Path segment : folder.relativize(file)) {
            assertThat(segment.toString()).hasSizeBetween(1, 255);
        }
    }
}
