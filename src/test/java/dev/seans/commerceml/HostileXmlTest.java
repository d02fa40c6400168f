package dev.seans.commerceml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seans.records.ProductRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that nobody's 1C wrote. */
class HostileXmlTest {

    private static final Charset WINDOWS = Charset.forName("windows-1251");
    private static final String ROOT = "КоммерческаяИнформация";
    private static final String SECRET = "root:x:0:0";

    static Stream<Arguments> documents() {
        return Stream.of(
                of(
                        "an external entity",
                        CatalogFault.DOCTYPE,
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + product("&x;")),
                of(
                        "an external parameter entity",
                        CatalogFault.DOCTYPE,
                        "<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x\"> %x;]>" + product("a")),
                of(
                        "an external subset",
                        CatalogFault.DOCTYPE,
                        "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x.dtd\">" + product("a")),
                of(
                        "a billion laughs",
                        CatalogFault.DOCTYPE,
                        "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>"
                                + product("&c;")),
                of("a bare DOCTYPE", CatalogFault.DOCTYPE, "<!DOCTYPE " + ROOT + ">" + product("a")),
                of("an undeclared entity", CatalogFault.BROKEN_XML, product("&x;")),
                of("200 levels in a record", CatalogFault.TOO_DEEP, product("<a>".repeat(200) + "</a>".repeat(200))),
                of(
                        "200000 levels in a part that is skipped",
                        CatalogFault.TOO_DEEP,
                        root("<Документ>" + "<a>".repeat(200_000))),
                of(
                        "nested groups without end",
                        CatalogFault.TOO_DEEP,
                        root("<Классификатор>" + "<Группы><Группа>".repeat(1_000))),
                of("20000 attributes", CatalogFault.TOO_LARGE_RECORD, root("<Каталог " + attributes(20_000) + "/>")),
                of(
                        "an attribute of 10 MB",
                        CatalogFault.TOO_LARGE_RECORD,
                        root("<Каталог a=\"" + "x".repeat(10_000_000) + "\"/>")),
                of("an element name of 5 MB", CatalogFault.TOO_LARGE_RECORD, root("<" + "x".repeat(5_000_000) + "/>")),
                of(
                        "an element name of 40 MB",
                        CatalogFault.TOO_LARGE_RECORD,
                        root("<" + "x".repeat(40_000_000) + "/>")),
                of("a text of 10 MB", CatalogFault.TOO_LARGE_RECORD, product("x".repeat(10_000_000))),
                of("a text of 2 MB of entities", CatalogFault.TOO_LARGE_RECORD, product("&quot;".repeat(2_000_000))),
                of("a record of a million elements", CatalogFault.TOO_LARGE_RECORD, product("<a/>".repeat(1_000_000))),
                of(
                        "a record of 20 MB in small texts",
                        CatalogFault.TOO_LARGE_RECORD,
                        product(("<a>" + "x".repeat(900_000) + "</a>").repeat(22))),
                of(
                        "a record of many empty attributes",
                        CatalogFault.TOO_LARGE_RECORD,
                        product(("<a " + attributes(15).replace("\"1\"", "\"\"") + "/>").repeat(60_000))),
                of(
                        "more attributes than any element has",
                        CatalogFault.TOO_LARGE_RECORD,
                        root("<a " + attributes(33) + "/>")),
                of("20000 namespaces", CatalogFault.TOO_LARGE_RECORD, root("<a " + namespaces(20_000) + "/>")),
                of(
                        "an attribute name of 3000 characters",
                        CatalogFault.TOO_LARGE_RECORD,
                        root("<a " + "n".repeat(3000) + "=\"1\"/>")),
                of(
                        "a prefix of 3000 characters",
                        CatalogFault.TOO_LARGE_RECORD,
                        root("<" + "n".repeat(3000) + ":a xmlns:" + "n".repeat(3000) + "=\"u\"/>")),
                of(
                        "a processing instruction of 3000 characters",
                        CatalogFault.TOO_LARGE_RECORD,
                        root("<?" + "n".repeat(3000) + " x?>")),
                of("more names than any export has", CatalogFault.TOO_MANY_NAMES, root(manyNames(5000))),
                of("names of one hash", CatalogFault.TOO_MANY_NAMES, root(collidingNames(16))),
                of(
                        "more names of attributes than any export has",
                        CatalogFault.TOO_MANY_NAMES,
                        root(manyNames(5000).replace("/>", "=\"1\"/>").replace("<", "<a "))),
                of("an end in the middle", CatalogFault.TRUNCATED, root("<Каталог><Товары><Товар><Ид>a")),
                of("an end in the middle of a tag", CatalogFault.TRUNCATED, root("<Каталог><Товары><Тов")),
                of("nothing", CatalogFault.TRUNCATED, ""),
                of("blanks", CatalogFault.TRUNCATED, " \n "),
                of("no XML", CatalogFault.BROKEN_XML, "PK\u0003\u0004 not at all"),
                of("a page of HTML", CatalogFault.NOT_COMMERCEML, "<html><body>502</body></html>"),
                of("another root", CatalogFault.NOT_COMMERCEML, "<Каталог><Товары/></Каталог>"),
                of("a second root", CatalogFault.BROKEN_XML, product("a") + product("b")),
                of("text after the end", CatalogFault.BROKEN_XML, product("a") + "garbage"),
                of("a wrong end tag", CatalogFault.BROKEN_XML, root("<Каталог></Классификатор>")),
                of("an attribute twice", CatalogFault.BROKEN_XML, root("<Каталог a=\"1\" a=\"2\"/>")),
                of("an undeclared prefix", CatalogFault.BROKEN_XML, root("<x:Каталог/>")),
                of("a NUL", CatalogFault.BROKEN_XML, product("a\u0000b")),
                of("a NUL by reference", CatalogFault.BROKEN_XML, product("a&#0;b")),
                of("a control character", CatalogFault.BROKEN_XML, product("a\u0007b")),
                of("half a surrogate pair by reference", CatalogFault.BROKEN_XML, product("&#xD800;")),
                of("a character beyond Unicode", CatalogFault.BROKEN_XML, product("&#x110000;")),
                of("a broken comment", CatalogFault.BROKEN_XML, root("<!-- a -- b -->")),
                bytes(
                        "windows-1251 that declares UTF-8",
                        CatalogFault.BAD_ENCODING,
                        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + product("Коврик")).getBytes(WINDOWS)),
                bytes(
                        "windows-1251 that declares nothing",
                        CatalogFault.BAD_ENCODING,
                        product("Коврик").getBytes(WINDOWS)),
                bytes(
                        "an encoding that does not exist",
                        CatalogFault.BAD_ENCODING,
                        ("<?xml version=\"1.0\" encoding=\"windows-12510\"?>" + product("a"))
                                .getBytes(StandardCharsets.UTF_8)),
                bytes(
                        "UTF-8 that declares UTF-16",
                        CatalogFault.BAD_ENCODING,
                        ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + product("a"))
                                .getBytes(StandardCharsets.UTF_8)),
                bytes(
                        "half a character at the end of a text",
                        CatalogFault.BAD_ENCODING,
                        cut(product("Коврик"), product("Коврик").indexOf('в'))));
    }

    private static Arguments of(String name, CatalogFault fault, String document) {
        return bytes(name, fault, document.getBytes(StandardCharsets.UTF_8));
    }

    private static Arguments bytes(String name, CatalogFault fault, byte[] document) {
        return Arguments.argumentSet(name, fault, document);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void eachIsRefusedByTheNameOfItsFault(CatalogFault fault, byte[] document) {
        CatalogFormatException refused =
                catchThrowableOfType(CatalogFormatException.class, () -> CommerceMl.read(document));

        assertThat(refused.fault()).as(refused.getMessage()).isEqualTo(fault);
        assertThat(refused.detail()).isNotBlank().hasSizeLessThan(110).doesNotContain(SECRET);
        assertThat(refused).hasMessageContaining("line " + refused.line());
    }

    @Test
    void theFaultNamesItsPlace() {
        CatalogFormatException refused = catchThrowableOfType(
                CatalogFormatException.class, () -> CommerceMl.read("<КоммерческаяИнформация>\n\n   </Каталог>"));

        assertThat(refused.line()).isEqualTo(3);
        assertThat(refused.column()).isBetween(4, 15);
    }

    @Test
    void recordsBeforeTheFaultAreGiven() throws Exception {
        byte[] document = (root("<Каталог><Товары>" + "<Товар><Ид>a</Ид></Товар>".repeat(3)) + "<")
                .getBytes(StandardCharsets.UTF_8);
        try (CatalogReader reader = new CatalogReader(new ByteArrayInputStream(document))) {
            for (int index = 0; index < 3; index++) {
                assertThat(reader.next()).isInstanceOf(ProductRecord.class);
            }
            assertThatThrownBy(reader::next).isInstanceOf(CatalogFormatException.class);
        }
    }

    @Test
    void aDiskThatFailsIsNoFaultOfTheDocument() throws Exception {
        InputStream start = new ByteArrayInputStream(root("<Каталог><Товары>").getBytes(StandardCharsets.UTF_8));
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> {
                    try (CatalogReader reader = new CatalogReader(new SequenceInputStream(start, broken))) {
                        reader.next();
                    }
                })
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Input/output error");
    }

    private static String root(String content) {
        return "<" + ROOT + ">" + content;
    }

    private static String product(String content) {
        return root("<Каталог><Товары><Товар><Ид>a</Ид><Описание>" + content
                + "</Описание></Товар></Товары></Каталог></" + ROOT + ">");
    }

    private static String namespaces(int count) {
        return attributes(count).replace("a", "xmlns:a");
    }

    private static String manyNames(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "<n" + number + "/>")
                .collect(Collectors.joining());
    }

    /** "Aa" and "BB" have one hash, and so have all names that are made of as many of them. */
    private static String collidingNames(int bits) {
        StringBuilder names = new StringBuilder();
        for (int number = 0; number < 1 << bits; number++) {
            names.append("<n");
            for (int bit = 0; bit < bits; bit++) {
                names.append((number >> bit & 1) == 0 ? "Aa" : "BB");
            }
            names.append("/>");
        }
        return names.toString();
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int index = 0; index < count; index++) {
            attributes.append('a').append(index).append("=\"1\" ");
        }
        return attributes.toString();
    }

    /** Cuts one byte out of the character at this index. */
    private static byte[] cut(String document, int index) {
        byte[] before = document.substring(0, index + 1).getBytes(StandardCharsets.UTF_8);
        byte[] after = document.substring(index + 1).getBytes(StandardCharsets.UTF_8);
        byte[] broken = new byte[before.length - 1 + after.length];
        System.arraycopy(before, 0, broken, 0, before.length - 1);
        System.arraycopy(after, 0, broken, before.length - 1, after.length);
        return broken;
    }
}
