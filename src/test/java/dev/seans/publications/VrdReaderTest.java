package dev.seans.publications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VrdReaderTest {

    /** In the third line, where the content of the root begins. */
    private static final String PLACE = "/seans/default.vrd, line 3";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "reuseSessions='always' | reuseSessions | always | one of dontuse, use, autouse",
                "reuseSessions='AutoUse' | reuseSessions | AutoUse | one of dontuse, use, autouse",
                "reuseSessions='' | reuseSessions | `` | one of dontuse, use, autouse",
                "sessionMaxAge='soon' | sessionMaxAge | soon | seconds, such as 20, or a duration, such as 2 min; from 1 ms to 365 d",
                "sessionMaxAge='0' | sessionMaxAge | 0 | seconds, such as 20, or a duration, such as 2 min; from 1 ms to 365 d",
                "sessionMaxAge='366 d' | sessionMaxAge | 366 d | seconds, such as 20, or a duration, such as 2 min; from 1 ms to 365 d",
                "sessionMaxAge='-1' | sessionMaxAge | -1 | seconds, such as 20, or a duration, such as 2 min; from 1 ms to 365 d",
                "poolSize='many' | poolSize | many | a whole number from 1 to 10000",
                "poolSize='0' | poolSize | 0 | a whole number from 1 to 10000",
                "poolSize='10001' | poolSize | 10001 | a whole number from 1 to 10000",
                "poolSize='99999999999' | poolSize | 99999999999 | a whole number from 1 to 10000",
                "poolTimeout='5 sec' | poolTimeout | 5 sec | seconds, such as 5, or a duration, such as 500 ms; from 0 to 10 min",
                "poolTimeout='11 min' | poolTimeout | 11 min | seconds, such as 5, or a duration, such as 500 ms; from 0 to 10 min",
                "enable='yes' | enable | yes | true or false",
                "enable='True' | enable | True | true or false",
                "rootUrl='/a' | rootUrl | /a | 1 to 200 characters without control characters, and with something before and behind each /",
                "rootUrl='a//b' | rootUrl | a//b | 1 to 200 characters without control characters, and with something before and behind each /",
            })
    void aWrongValueIsNamedWithWhatIsExpected(String attributes, String attribute, String value, String expected) {
        refuses(
                "<httpServices><service name='x' " + attributes + "/></httpServices>",
                PLACE + ", attribute " + attribute + " of <service>: \"" + value + "\": expected " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<ws><point alias='x'/></ws> | <point> has no attribute name: which service is it?",
                "<ws publishByDefault='maybe'/> | attribute publishByDefault of <ws>: \"maybe\": expected true or false",
                "<standardOdata enable='on'/> | attribute enable of <standardOdata>: \"on\": expected true or false",
                "<standardOdata poolSize='x'/> | attribute poolSize of <standardOdata>: \"x\": expected a whole number from 1 to 10000",
                "<ws/><ws/> | <ws> stands twice, first in line 3",
                "<ws><point name='a'/><point name='a'/></ws> | <point> has a name or an address of the one in line 3: remove one of them",
                "<ws><point name='a' alias='b'/><point name='b'/></ws> | <point> has a name or an address of the one in line 3: remove one of them",
                "<ws><point name='a' alias='c'/><point name='b' alias='c'/></ws> | <point> has a name or an address of the one in line 3: remove one of them",
                "<ws><point name='a&#10;b'/></ws> | attribute name of <point>: \"a?b\": expected 1 to 200 characters, without / and control characters",
            })
    void whatCannotBeIsNamedWithItsLine(String content, String what) {
        refuses(content, PLACE + (what.startsWith("attribute") ? ", " : ": ") + what);
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        refuses(
                "<ws><point name='x' poolSize='0'/>\n<point enable='no'/></ws>",
                PLACE + ", attribute poolSize of <point>: \"0\": expected a whole number from 1 to 10000"
                        + "; /seans/default.vrd, line 4: <point> has no attribute name: which service is it?"
                        + "; /seans/default.vrd, line 4, attribute enable of <point>: \"no\": expected true or false");
    }

    @Test
    void theRootHasAName() {
        assertThatExceptionOfType(InvalidVrdException.class)
                .isThrownBy(() -> GivenVrd.read("<web-app/>"))
                .withMessage("/seans/default.vrd, line 1: the root element is <web-app>,"
                        + " but a publication file begins with <point>");
        assertThatExceptionOfType(InvalidVrdException.class)
                .isThrownBy(() -> GivenVrd.read(GivenVrd.point("base='" + "x".repeat(256) + "'", "")))
                .withMessage("/seans/default.vrd, line 2, attribute base of <point>: \"" + "x".repeat(60)
                        + "...\": expected at most 255 characters");
        assertThatExceptionOfType(InvalidVrdException.class)
                .isThrownBy(() -> GivenVrd.read(GivenVrd.point("enableStandardOData='2'", "")))
                .withMessage("/seans/default.vrd, line 2, attribute enableStandardOData of <point>: \"2\":"
                        + " expected true or false");
    }

    @Test
    void whatNobodyKnowsIsIgnoredWithAWarning() throws InvalidVrdException {
        VrdReader.Reading reading = GivenVrd.read(GivenVrd.point("bass='/demo'", """
                <httpServices>
                  <service name="x" rooturl="y"
                           poolsize="3"/>
                  <servise name="z"/>
                </httpServices>
                <httpServises/>
                <zones all="true"><zone value="1" save="true"/><area/></zones>"""));

        assertThat(reading.warnings())
                .containsExactlyInAnyOrder(
                        "/seans/default.vrd, line 2: the attribute bass of <point> is unknown and ignored;"
                                + " the nearest known name is base",
                        "/seans/default.vrd, line 4: the attribute rooturl of <service> is unknown and ignored;"
                                + " the nearest known name is rootUrl",
                        "/seans/default.vrd, line 4: the attribute poolsize of <service> is unknown and ignored;"
                                + " the nearest known name is poolSize",
                        "/seans/default.vrd, line 6: the element <servise> is unknown and ignored;"
                                + " the nearest known name is service",
                        "/seans/default.vrd, line 8: the element <httpServises> is unknown and ignored;"
                                + " the nearest known name is httpServices",
                        "/seans/default.vrd, line 9: the attribute all of <zones> is unknown and ignored",
                        "/seans/default.vrd, line 9: the attribute save of <zone> is unknown and ignored;"
                                + " the nearest known name is safe",
                        "/seans/default.vrd, line 9: the element <area> is unknown and ignored");
        assertThat(reading.vrd().sections().get(ServiceType.HTTP))
                .isEqualTo(
                        new VrdSection(true, false, List.of(new VrdService("x", Optional.empty(), true, Map.of(), 4))));
    }

    @Test
    void aFileFullOfNonsenseDoesNotFillTheLog() throws InvalidVrdException {
        VrdReader.Reading reading = GivenVrd.read(GivenVrd.point("", "<nonsense/>".repeat(1000)));

        assertThat(reading.warnings()).hasSize(21).last().isEqualTo("and 980 more of this kind");
    }

    /** Such zeros come from start-up scripts of images. */
    @Test
    void withoutReuseNumbersMayBeZero() throws InvalidVrdException {
        VrdReader.Reading reading = GivenVrd.read(GivenVrd.point("", """
                <httpServices>
                  <service name="x" reuseSessions="dontuse" sessionMaxAge="0" poolSize="0" poolTimeout=""/>
                </httpServices>"""));

        assertThat(reading.vrd()
                        .find(new ServiceName(ServiceType.HTTP, "x"))
                        .orElseThrow()
                        .values())
                .isEqualTo(Map.of(ReuseValue.MODE, "dontuse"));
        refuses(
                "<httpServices><service name='x' reuseSessions='dontuse' poolSize='many'/></httpServices>",
                PLACE + ", attribute poolSize of <service>: \"many\": expected a whole number from 1 to 10000");
    }

    @ParameterizedTest
    @CsvSource({
        "'', <standardOData enable='true'/>",
        "'', <standardOdata enable='true'/>",
        "enableStandardOdata='true', ''",
        "enableStandardOData='true', ''",
        "enableStandardOdata='1', <standardOData/>",
    })
    void odataIsPublishedHoweverItIsSpelled(String attribute, String element) throws InvalidVrdException {
        VrdReader.Reading reading = GivenVrd.read(GivenVrd.point(attribute, element));

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.vrd().find(new ServiceName(ServiceType.ODATA, ServiceName.OF_ODATA)))
                .hasValueSatisfying(odata -> assertThat(odata.isOn()).isTrue());
    }

    @Test
    void aNameThatIsNearNoneOfOursIsHardlyASlipOfThePen() throws InvalidVrdException {
        VrdReader.Reading reading =
                GivenVrd.read(GivenVrd.point("", "<usr name='x' pwd=''/><ws wsdlGeneration='true'/>"));

        assertThat(reading.warnings())
                .containsExactlyInAnyOrder(
                        PLACE + ": the element <usr> is unknown and ignored",
                        PLACE + ": the attribute wsdlGeneration of <ws> is unknown and ignored");
    }

    @Test
    void whatOnlyABaseOf1cNeedsIsNotWarnedOf() throws InvalidVrdException {
        VrdReader.Reading reading = GivenVrd.read(GivenVrd.point("ib='x' temp='c:\\temp' pubdst='0b'", """
                <debug enable="true"/><openid><rely url="x"/></openid><analytics/>
                <pool size="1"/><httpServices publishExtensionsByDefault="true"/>
                <zones><zone specify="true" safe="true" value="1"/></zones>"""));

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.idle())
                .containsExactly(
                        "ib of <point>",
                        "temp of <point>",
                        "pubdst of <point>",
                        "<debug>",
                        "<openid>",
                        "<analytics>",
                        "<pool>",
                        "publishExtensionsByDefault of <httpServices>",
                        "specify of <zone>",
                        "safe of <zone>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<point><httpServices><service name='x'/></httpServices></point>",
                "<v:point xmlns:v='http://v8.1c.ru/8.2/virtual-resource-system'>"
                        + "<v:httpServices><v:service name='x'/></v:httpServices></v:point>",
                "<point xmlns='urn:a' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a b'>"
                        + "<httpServices xmlns='urn:b'><service name=' x ' xml:lang='ru'/></httpServices></point>",
            })
    void theNamespaceIsOfNoImportance(String text) throws InvalidVrdException {
        VrdReader.Reading reading = GivenVrd.read(text);

        assertThat(reading.vrd().find(new ServiceName(ServiceType.HTTP, "x"))).isPresent();
        assertThat(reading.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1251", "UTF-16"})
    void theFileMayBeWrittenInAnyEncodingThatItNames(String encoding) throws InvalidVrdException {
        String text = "<?xml version='1.0' encoding='" + encoding
                + "'?>\n<point><httpServices><service name='Склад'/></httpServices></point>";
        byte[] bytes = text.getBytes(Charset.forName(encoding));

        assertThat(VrdReader.read("x.vrd", bytes).vrd().find(new ServiceName(ServiceType.HTTP, "Склад")))
                .isPresent();
    }

    @Test
    void aByteOrderMarkIsNoMistake() throws InvalidVrdException {
        assertThat(GivenVrd.read("\uFEFF" + GivenVrd.point("base='/demo'", ""))
                        .vrd()
                        .base())
                .contains("/demo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ib=\"Srvr=\"tcp://Server\";Ref=\"demo\";\" | , attribute ib",
                "ib=\"File=\"\";\" | , attribute ib",
                "base=\"/demo\" ib=\"a\" b\" | , attribute ib",
                "base=\"/a\"b\" ib=\"x\" | , attribute base",
            })
    void quotesInAValueAreExplainedWithoutTheValue(String attributes, String attribute) {
        assertThatExceptionOfType(InvalidVrdException.class)
                .isThrownBy(() -> GivenVrd.read(GivenVrd.point(attributes, "")))
                .withMessage("/seans/default.vrd, line 2" + attribute
                        + ": a value has quotes inside: write &quot; for each of them");
    }

    @Test
    void otherBrokenXmlIsNamedWithItsPlace() {
        broken("<point", "line 1: the file ends here, before <point> does: is it complete?");
        broken("<point>\n<ws>", "line 2: the file ends here, before <point> does: is it complete?");
        broken("", "line 1: the file ends here, before <point> does: is it complete?");
        broken(
                "no XML",
                "line 1, column 1: not well-formed: Unexpected character 'n' (code 110) in prolog; expected '<'");
        broken("<point>\n</ws>", "line 2, column 4: not well-formed: Unexpected close tag </ws>; expected </point>.");
        broken("<point ib='a&b'/>", "; write &amp; for &");
        broken("<point ib='a & b'/>", "; write &amp; for &");
        broken(
                "<point>&nbsp;</point>",
                "line 1, column 13: not well-formed: Undeclared general entity \"nbsp\"; write &amp; for &");
    }

    @Test
    void nothingHostileIsRead() {
        broken(
                "<!DOCTYPE point [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n<point base='&a;'/>",
                "line 1: <!DOCTYPE> has no place in a publication file: remove it");
        broken("<a>".repeat(17), "Maximum Element Depth limit (16) Exceeded");
        broken("<point base='" + "x".repeat(70_000) + "'/>", "Maximum attribute size limit (65536) exceeded");
        broken("<point " + attributes(65) + "/>", "Attribute limit (64) exceeded");
        assertThatExceptionOfType(InvalidVrdException.class)
                .isThrownBy(() -> VrdReader.read("x.vrd", " ".repeat(1_000_001).getBytes(StandardCharsets.UTF_8)))
                .withMessage("x.vrd has more than 1000000 bytes");
    }

    private static String attributes(int count) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < count; index++) {
            text.append(" a").append(index).append("='1'");
        }
        return text.toString();
    }

    private static void broken(String text, String message) {
        assertThatExceptionOfType(InvalidVrdException.class)
                .isThrownBy(() -> GivenVrd.read(text))
                .withMessageStartingWith("/seans/default.vrd, line ")
                .withMessageEndingWith(message);
    }

    private static void refuses(String content, String message) {
        assertThatExceptionOfType(InvalidVrdException.class)
                .isThrownBy(() -> GivenVrd.read(GivenVrd.point("", content)))
                .withMessage(message);
    }
}
