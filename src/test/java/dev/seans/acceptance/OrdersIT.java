package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.exchange.OneCConnection;
import dev.seans.exchange.OneCLogin;
import dev.seans.exchange.OneCOptions;
import dev.seans.exchange.OneCSession;
import dev.seans.exchange.RawResponse;
import dev.seans.smoke.SmallCatalogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The exchange of orders, as far as it goes: there are none to fetch, and none are swallowed. */
@ArquillianTest
class OrdersIT {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final String NOT_YET = "failure\nЗаказы здесь пока не принимаются, ничего из них не сохранено:"
            + " отключите обмен заказами в настройке обмена 1С.";

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of());
    }

    @Test
    void orders_are_fetched_as_1c_does_it_without_an_init_and_there_are_none() throws Exception {
        OneCSession session = OneCLogin.of(orders());

        RawResponse answer = orders().mode("query", session);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElse(""))
                .isEqualToIgnoringCase("application/xml; charset=windows-1251");
        assertThat(answer.header("Content-Length")).contains(String.valueOf(answer.body().length));
        assertThat(new String(answer.body(), WINDOWS_1251))
                .startsWith("<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n");
        Element document = parsed(answer);
        assertThat(document.getTagName()).isEqualTo("КоммерческаяИнформация");
        assertThat(document.getAttribute("ВерсияСхемы")).isEqualTo("2.10");
        assertThat(document.getAttribute("ДатаФормирования")).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}");
        assertThat(document.getElementsByTagName("*").getLength()).isZero();
        assertThat(orders().mode("success", session).text()).isEqualTo("success");
    }

    @Test
    void the_directory_of_states_and_payments_is_empty() throws Exception {
        Element directory = parsed(orders().mode("info", OneCLogin.of(orders())));

        assertThat(directory.getTagName()).isEqualTo("Справочник");
        assertThat(IntStream.range(0, directory.getElementsByTagName("*").getLength())
                        .mapToObj(index ->
                                ((Element) directory.getElementsByTagName("*").item(index)).getTagName()))
                .containsExactly("C" + "татусы", "ПлатежныеСистемы");
    }

    @Test
    void init_answers_orders_as_it_answers_goods() throws Exception {
        OneCSession session = OneCLogin.of(orders());

        assertThat(orders().init(session).text())
                .isEqualTo(goods().init(session).text());
        assertThat(orders().mode("init&version=2.09", session).lines())
                .hasSize(4)
                .endsWith("version=2.10");
    }

    @Test
    void one_session_may_switch_from_orders_to_goods_and_back() throws Exception {
        OneCSession session = OneCLogin.of(orders());
        byte[] file = SmallCatalogue.of(1).importFile("import.xml").content();

        assertThat(goods().file(session, "import.xml", file).text()).isEqualTo("success");
        assertThat(await("the import ends")
                        .until(
                                () -> goods().importFile(session, "import.xml")
                                        .lines()
                                        .get(0),
                                word -> !word.equals("progress")))
                .isEqualTo("success");
        assertThat(orders().mode("query", session).text()).startsWith("<?xml");
        assertThat(goods().mode("complete", session).text()).isEqualTo("success");
        assertThat(orders().mode("complete", session).text()).isEqualTo("success");
    }

    @Test
    void orders_of_1c_are_refused_and_nothing_of_them_is_kept() throws Exception {
        OneCSession session = OneCLogin.of(orders());
        List<Path> before = files();

        assertThat(orders().file(session, "orders.xml", new byte[300_000]).text())
                .isEqualTo(NOT_YET);
        assertThat(orders().importFile(session, "orders.xml").text()).isEqualTo(NOT_YET);

        assertThat(files()).isEqualTo(before);
        assertThat(goods().importFile(session, "orders.xml").text()).contains("не был загружен");
    }

    @Test
    void the_connection_of_a_refused_file_may_be_used_again() throws Exception {
        OneCSession session = OneCLogin.of(orders());
        byte[] body = new byte[1_000_000];

        String answers = onOneConnection(
                request("POST", "sale&mode=file&filename=orders.xml", session, "Content-Length: " + body.length),
                body,
                request("GET", "sale&mode=success", session, "Connection: close"));

        assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(3);
        assertThat(answers).contains("failure\n").endsWith("success");
    }

    private OneCConnection orders() {
        return connection("sale");
    }

    private OneCConnection goods() {
        return connection("catalog");
    }

    private OneCConnection connection(String type) {
        return new OneCConnection(root.resolve("exchange"), type, "1c", "1c", OneCOptions.USUAL);
    }

    private byte[] request(String method, String typeAndMode, OneCSession session, String header) {
        return "%s %sexchange?type=%s&sessid=%s HTTP/1.1\r\nHost: %s:%d\r\n%s\r\n\r\n"
                .formatted(
                        method,
                        root.getPath(),
                        typeAndMode,
                        session.sessionId(),
                        root.getHost(),
                        root.getPort(),
                        header)
                .getBytes(StandardCharsets.UTF_8);
    }

    private String onOneConnection(byte[]... pieces) throws IOException {
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            for (byte[] piece : pieces) {
                socket.getOutputStream().write(piece);
            }
            return new String(socket.getInputStream().readAllBytes(), WINDOWS_1251);
        }
    }

    private static Element parsed(RawResponse answer) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body()))
                .getDocumentElement();
    }

    /** Every file below {@code seans.home}. */
    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("seans.home")))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
