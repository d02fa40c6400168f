package dev.seans.publications;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Publication files in the shapes that designers, webinst, scripts and hands give them: none stops a deployment. */
class FieldVrdTest {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n"
            + "<point xmlns=\"http://v8.1c.ru/8.2/virtual-resource-system\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" base=\"/trade\""
            + " ib=\"Srvr=&quot;app&quot;;Ref=&quot;trade&quot;;\"";

    static Stream<Arguments> shapes() {
        return Stream.of(
                shape("nothing but a base", "/>", "hs/any no", "ws/any no", "odata/standard.odata no"),
                shape("an empty element", ">\r\n</point>", "hs/any no"),
                shape(
                        "all services at once",
                        ">\n<standardOdata enable=\"true\"/><ws pointEnableCommon=\"true\"/><httpServices publishByDefault=\"true\"/></point>",
                        "hs/any yes",
                        "ws/any yes",
                        "odata/standard.odata yes"),
                shape(
                        "extensions alone",
                        "><ws publishExtensionsByDefault=\"true\" /><httpServices publishByDefault=\"false\""
                                + " publishExtensionsByDefault=\"true\"></httpServices><analytics enable=\"false\"/></point>",
                        "hs/any no",
                        "ws/any no"),
                shape(
                        "one service with all numbers",
                        "><httpServices publishByDefault=\"false\"><service name=\"Bridge\"\n\trootUrl=\"bridge\"\n\tenable=\"true\""
                                + "\n\treuseSessions=\"autouse\"\n\tsessionMaxAge=\"20\"\n\tpoolSize=\"10\"\n\tpoolTimeout=\"5\"/></httpServices></point>",
                        "hs/bridge/x yes",
                        "hs/other no"),
                shape(
                        "a service without reuse, and the numbers that the designer leaves there",
                        "><httpServices><service name=\"Bridge\" rootUrl=\"bridge\" reuseSessions=\"dontuse\" sessionMaxAge=\"20\"/></httpServices></point>",
                        "hs/bridge yes"),
                shape(
                        "zeros of a start-up script",
                        "><httpServices><service name=\"Bridge\" rootUrl=\"bridge\" reuseSessions=\"dontuse\" sessionMaxAge=\"0\""
                                + " poolSize=\"0\" poolTimeout=\"0\"/></httpServices></point>",
                        "hs/bridge yes"),
                shape(
                        "a root of two parts",
                        "><httpServices><service name=\"Bridge\" rootUrl=\"bridge/v1\"/></httpServices></point>",
                        "hs/bridge/v1/x yes",
                        "hs/bridge no"),
                shape(
                        "a service element with an end of its own",
                        "><httpServices><service name=\"Bridge\" rootUrl=\"bridge\" poolSize=\"300\">\n</service></httpServices></point>",
                        "hs/bridge yes"),
                shape(
                        "web services of a configuration, with their suffix",
                        "><ws><point name=\"EnterpriseDataExchange_1_0_1_1\" alias=\"EnterpriseDataExchange_1_0_1_1.1cws\" enable=\"true\""
                                + " reuseSessions=\"dontuse\" sessionMaxAge=\"20\" poolSize=\"10\" poolTimeout=\"5\"/></ws></point>",
                        "ws/EnterpriseDataExchange_1_0_1_1.1cws yes",
                        "ws/other no"),
                shape("web services switched off", "><ws enable=\"false\"/></point>", "ws/any no"),
                shape(
                        "OData with a pool",
                        "><standardOdata enable=\"true\" reuseSessions=\"autouse\" sessionMaxAge=\"20\" poolSize=\"10\" poolTimeout=\"5\"/></point>",
                        "odata/standard.odata yes"),
                shape("OData as an attribute", " enableStandardOData=\"true\"/>", "odata/standard.odata yes"),
                shape("OData in the other spelling", " enableStandardOdata=\"true\"/>", "odata/standard.odata yes"),
                shape(
                        "the OData element in the other spelling",
                        "><standardOData enable=\"true\"/></point>",
                        "odata/standard.odata yes"),
                shape(
                        "a debugger and a closed base",
                        " enable=\"false\"><debug enable=\"true\" protocol=\"http\" url=\"http://127.0.0.1\"/></point>",
                        "hs/any no"),
                shape(
                        "OpenID Connect with text inside",
                        "><openidconnect><providers><![CDATA[[{\"name\":\"login\"}]]]></providers><allowStandardAuthentication>true"
                                + "</allowStandardAuthentication></openidconnect><httpServices publishByDefault=\"true\"/></point>",
                        "hs/any yes"),
                shape(
                        "a pool of connections, zones and an exit",
                        " temp=\"c:\\temp\" pubdst=\"0b\"><pool size=\"100\" maxAge=\"30\" attempts=\"5\"/><zones><zone specify=\"true\" safe=\"true\"/>"
                                + "</zones><exitURL>https://example.com/</exitURL></point>",
                        "hs/any no"));
    }

    private static Arguments shape(String what, String rest, String... calls) {
        return Arguments.of(what, HEAD + rest, List.of(calls));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void is_read_without_a_warning(String what, String text, List<String> calls) throws InvalidVrdException {
        VrdReader.Reading reading = GivenVrd.read(text);

        assertThat(reading.warnings()).isEmpty();
        assertThat(calls).allSatisfy(call -> {
            String path = "/" + call.substring(0, call.indexOf(' '));
            assertThat(reading.vrd().called(path).flatMap(reading.vrd()::find).isPresent())
                    .as(call)
                    .isEqualTo(call.endsWith(" yes"));
        });
    }

    @Test
    void an_editor_may_have_put_its_mark_in_front() throws InvalidVrdException {
        byte[] text = (HEAD + "/>").getBytes(StandardCharsets.UTF_8);
        byte[] marked = Arrays.copyOf(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, text.length + 3);
        System.arraycopy(text, 0, marked, 3, text.length);

        assertThat(VrdReader.read("default.vrd", marked).vrd().base()).contains("/trade");
    }

    /** A user without a password, as guides for programs of other people have it: no element of 1C's description. */
    @Test
    void what_1c_does_not_describe_is_warned_of_and_no_more() throws InvalidVrdException {
        VrdReader.Reading reading = GivenVrd.read(
                HEAD + "><usr name=\"Robot\" pwd=\"\"/><rest publishExtensionsByDefault=\"true\"/></point>");

        assertThat(reading.warnings()).hasSize(2).allMatch(warning -> warning.endsWith("is unknown and ignored"));
    }
}
