package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.orders.GivenOrders;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** An order on its way from a shop to 1C and back. */
record OrderRound(URI root) {

    void play() throws Exception {
        ShopApi shop = new ShopApi(root);
        assertThat(shop.put(GivenOrders.order("SM-1", "smoke"), 1).status()).isEqualTo(201);
        OneCConnection orders = new OneCConnection(root.resolve("exchange"), "sale", "1c", "1c", OneCOptions.USUAL);
        OneCSession session = orders.login();

        assertThat(new String(orders.mode("query", session).body(), Charset.forName("windows-1251")))
                .contains("<Номер>SM-1</Номер>", "<Наименование>Иванова Анна</Наименование>");
        assertThat(orders.mode("success", session).text()).startsWith("success");
        byte[] document =
                "<КоммерческаяИнформация><Документ><Номер>SM-1</Номер><Номер1С>К-1</Номер1С></Документ></КоммерческаяИнформация>"
                        .getBytes(StandardCharsets.UTF_8);
        orders.file(session, "orders.xml", document);
        await("the order has come back")
                .until(() -> orders.importFile(session, "orders.xml").text().startsWith("success"));

        JsonObject order = new AdminApi(root).get("orders/SM-1");
        assertThat(order.getString("state")).isEqualTo("CONFIRMED");
        assertThat(order.getString("numberOf1C")).isEqualTo("К-1");
        assertThat(shop.put(GivenOrders.order("SM-1", "late"), 0).status()).isEqualTo(400);
    }
}
