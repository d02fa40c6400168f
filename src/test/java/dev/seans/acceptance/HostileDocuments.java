package dev.seans.acceptance;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The table of bad documents: each row with what 1C is told of it. Each breaks before its first record. */
final class HostileDocuments {

    private static final String ROOT = "<КоммерческаяИнформация>";
    private static final String XML = "XML error in line {0}, column {1}. Correct the export and send the file again.";
    private static final String TRUNCATED =
            "the document breaks off in line {0}, column {1}. Send the whole file again.";
    private static final String ENCODING =
            "in line {0} the encoding is not the declared one." + " Export the file as UTF-8 or windows-1251.";
    private static final String DOCTYPE =
            "line {0} has a DOCTYPE, which CommerceML never has. Check who sent the file.";
    private static final String OTHER =
            "it is no CommerceML, line {0} does not have the element КоммерческаяИнформация."
                    + " Check which file was sent.";
    private static final String DEEP =
            "elements are nested too deeply in line {0}, column {1}. Check who sent the file.";
    private static final String LARGE = "an element is too large in line {0}, column {1}. Check who sent the file.";

    private HostileDocuments() {}

    static Stream<Arguments> all() {
        return Stream.of(
                text("no XML", "this is no XML", XML, 1, 1),
                text("blanks only", "  \n  ", TRUNCATED, 2, 2),
                text("an empty root", "<?xml version=\"1.0\"?><a/>", OTHER, 1),
                text("a page of HTML", "<html><body>502 Bad Gateway</body></html>", OTHER, 1),
                text("JSON", "{\"products\":[]}", XML, 1, 1),
                text("the root of another case", "<коммерческаяинформация/>", OTHER, 1),
                text("a DOCTYPE", "<?xml version=\"1.0\"?><!DOCTYPE a><a/>", DOCTYPE, 1),
                text(
                        "an external entity",
                        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n" + ROOT + "&e;",
                        DOCTYPE,
                        1),
                text(
                        "a billion laughs",
                        "\n<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>" + ROOT,
                        DOCTYPE,
                        2),
                text("an undeclared entity", ROOT + "\n&x;", XML, 2, 3),
                text("half a document", "<?xml version=\"1.0\"?>" + ROOT, TRUNCATED, 1, 45),
                text("half a tag", ROOT + "\n<Кат", TRUNCATED, 2, 4),
                text("a comment without end", ROOT + "<!-- ", TRUNCATED, 1, 29),
                text("a wrong end tag", ROOT + "\n</Каталог>", XML, 2, 9),
                text("an attribute twice", ROOT + "<Каталог a='1' a='2'/>", XML, 1, 46),
                text("a second root", "<КоммерческаяИнформация/>\n<a/>", XML, 2, 2),
                text("an undeclared prefix", ROOT + "<x:Каталог/>", XML, 1, 36),
                text("a NUL", ROOT + "\u0000", XML, 1, 25),
                text("a NUL by reference", ROOT + "&#0;", XML, 1, 28),
                text("200 levels", ROOT + "<a>".repeat(200), DEEP, 1, 322),
                text("a name of 300 characters", ROOT + "<" + "n".repeat(300) + "/>", LARGE, 1, 25),
                text("65 attributes", ROOT + "<a" + attributes() + "/>", LARGE, 1, 25),
                bytes(
                        "windows-1251 that declares nothing",
                        (ROOT + "<Каталог>Чай").getBytes(Charset.forName("windows-1251")),
                        ENCODING,
                        1),
                bytes(
                        "an encoding that does not exist",
                        ("<?xml version=\"1.0\" encoding=\"koi8-x\"?>" + ROOT).getBytes(StandardCharsets.UTF_8),
                        ENCODING,
                        1),
                bytes(
                        "UTF-8 that declares UTF-16",
                        ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + ROOT).getBytes(StandardCharsets.UTF_8),
                        ENCODING,
                        1),
                bytes("an archive under the name of a document", new byte[] {'P', 'K', 3, 4, 0, 0}, XML, 1, 1),
                bytes(
                        "a byte order mark and nothing",
                        new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
                        TRUNCATED,
                        1,
                        1));
    }

    private static String attributes() {
        StringBuilder attributes = new StringBuilder();
        for (int number = 0; number < 65; number++) {
            attributes.append(" a").append(number).append("=''");
        }
        return attributes.toString();
    }

    private static Arguments text(String name, String document, String reason, Integer... place) {
        return bytes(name, document.getBytes(StandardCharsets.UTF_8), reason, place);
    }

    /** A place has a line, and a column where the text asks for one. */
    private static Arguments bytes(String name, byte[] document, String reason, Integer... place) {
        return Arguments.of(name, document, MessageFormat.format(reason, (Object[]) place));
    }
}
