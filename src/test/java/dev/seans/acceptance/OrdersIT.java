package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.smoke.AdminApi;
import dev.seans.smoke.SessionKey;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The exchange of orders with a shop that has none, for a 1C that never asks for the import of those that it sends. */
@ArquillianTest
class OrdersIT {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of("seans.orders.import-at-file", "on"));
    }

    @Test
    void orders_are_fetched_as_1c_does_it_without_an_init_and_there_are_none() throws Exception {
        OneCSession session = orders().login();

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
        Element directory = parsed(orders().mode("info", orders().login()));

        assertThat(directory.getTagName()).isEqualTo("Справочник");
        assertThat(IntStream.range(0, directory.getElementsByTagName("*").getLength())
                        .mapToObj(index ->
                                ((Element) directory.getElementsByTagName("*").item(index)).getTagName()))
                .containsExactly("C" + "татусы", "ПлатежныеСистемы");
    }

    @Test
    void init_answers_orders_as_it_answers_goods() throws Exception {
        OneCSession session = orders().login();

        assertThat(orders().init(session).text())
                .isEqualTo(goods().init(session).text());
        assertThat(orders().mode("init&version=2.09", session).lines())
                .hasSize(4)
                .endsWith("version=2.10");
    }

    @Test
    void one_session_may_switch_from_orders_to_goods_and_back() throws Exception {
        OneCSession session = orders().login();
        byte[] file = Catalogue.of(1).importFile("import.xml").content();

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
    void an_upload_without_orders_is_a_success_although_it_holds_nothing() throws Exception {
        OneCSession session = orders().login();
        byte[] empty = "<КоммерческаяИнформация ВерсияСхемы=\"2.07\"></КоммерческаяИнформация>"
                .getBytes(StandardCharsets.UTF_8);
        String success = "success\nФайл orders-1.xml загружен: записей 0, из них без изменений 0.";

        assertThat(orders().file(session, "orders-1.xml", empty).text()).isEqualTo(success);

        assertThat(imported(session, "orders-1.xml")).isEqualTo(success);
    }

    @Test
    void orders_that_no_shop_has_put_are_imported_at_their_file_and_made_none_of() throws Exception {
        OneCSession session = orders().login();
        byte[] document = "<КоммерческаяИнформация><Документ><Номер>404</Номер></Документ></КоммерческаяИнформация>"
                .getBytes(StandardCharsets.UTF_8);

        String success = "success\nФайл 1cbitrix-1.xml загружен: записей 1, из них без изменений 0; отклонено 1,"
                + " причины — в журнале сервера.\n"
                + "Документ заказа 404 не изменил ничего: такого заказа сайт не передавал.";

        assertThat(orders().file(session, "1cbitrix-1.xml", document).text())
                .as("it is imported without being asked for")
                .isEqualTo(success);

        AdminApi admin = new AdminApi(root);
        assertThat(imported(session, "1cbitrix-1.xml")).isEqualTo(success);
        assertThat(admin.ask("orders/404").status()).isEqualTo(404);
        assertThat(admin.importOf(SessionKey.of(session))
                        .getJsonArray("files")
                        .getJsonObject(0)
                        .getInt("orders"))
                .isEqualTo(1);
    }

    @Test
    void broken_orders_are_a_failure_that_1c_repeats() throws Exception {
        OneCSession session = orders().login();
        byte[] broken = "<КоммерческаяИнформация><Документ><Номер>1".getBytes(StandardCharsets.UTF_8);

        assertThat(orders().file(session, "orders-2.xml", broken).text()).isEqualTo("success");

        assertThat(imported(session, "orders-2.xml")).startsWith("failure\nФайл orders-2.xml");
    }

    @Test
    void orders_that_are_whole_and_broken_are_a_failure_of_their_file() throws Exception {
        byte[] broken = "<КоммерческаяИнформация><Документ><Номер>1</Документ></КоммерческаяИнформация>"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(orders().file(orders().login(), "orders-3.xml", broken).text())
                .startsWith("failure\nФайл orders-3.xml");
    }

    private String imported(OneCSession session, String name) {
        return await("the import of " + name + " ends")
                .until(() -> orders().importFile(session, name).text(), text -> !text.startsWith("progress"));
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

    private static Element parsed(RawResponse answer) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body()))
                .getDocumentElement();
    }
}
