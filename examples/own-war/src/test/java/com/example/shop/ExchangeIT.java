package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneC;
import dev.seans.testkit.onec.OneCKind;
import dev.seans.testkit.onec.Product;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the shop makes of the goods of 1C, and 1C of the shop's orders, with every kind of 1C. */
@ArquillianTest
class ExchangeIT {

    @ArquillianResource
    private URI seans;

    /** The WAR of Seans, and the shop's classes as a jar in it. */
    @Deployment(testable = false)
    static WebArchive seansWithTheShop() {
        JavaArchive shop = ShrinkWrap.create(JavaArchive.class, "shop.jar")
                .addClasses(Basket.class, PlacedOrder.class, ShopPrice.class, ShopPrices.class, PriceServlet.class)
                .addAsManifestResource("META-INF/persistence.xml", "persistence.xml")
                .addAsManifestResource("META-INF/create.sql", "create.sql")
                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml");
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/seans.war"))
                .addAsWebInfResource("glassfish-web.xml")
                .addAsLibrary(shop);
    }

    @ParameterizedTest
    @EnumSource
    void the_price_of_1c_is_the_price_of_the_shop(OneCKind kind) throws Exception {
        Catalogue goods = Catalogue.of(5);
        OneC oneC = oneC(kind).inPortionsOf(2);

        oneC.exportAll(goods);
        for (Product product : goods.products()) {
            assertEquals(product.price().toPlainString(), price(product));
        }

        oneC.exportChanges(goods.with(4, product -> product.withPrice("9.90")).only(4));
        assertEquals("9.90", price(goods.product(4)));
        assertEquals("105.50", price(goods.product(5)));
    }

    @ParameterizedTest
    @EnumSource
    void an_order_of_the_shop_comes_to_1c_and_back(OneCKind kind) throws Exception {
        String number = "N-" + kind.ordinal();
        OneC oneC = oneC(kind);
        assertEquals(201, put(number).status());

        oneC.orders().fetch();
        assertEquals(number, oneC.orders().all().iterator().next().number());
        oneC.orders().sendBack();

        RawResponse order = shop(RawRequest.get(seans.getPath() + "api/orders/" + number));
        assertTrue(order.text().contains("\"numberOf1C\":\"КД-" + number + "\""), order::toString);
    }

    private OneC oneC(OneCKind kind) {
        return OneC.of(kind, seans.resolve("exchange"), "1c", "1c");
    }

    private String price(Product product) throws IOException {
        return new RawHttp(seans)
                .send(RawRequest.get(seans.getPath() + "price?offer=" + product.id()))
                .text();
    }

    private RawResponse put(String number) throws IOException {
        byte[] order = """
                {"version": 1, "date": "2026-03-11T14:38:51+03:00", "currency": "RUB", "sum": 100,
                 "customer": {"kind": "person", "name": "Иванова Анна"},
                 "lines": [{"name": "Мяч", "unit": {"code": "796", "name": "Штука"}, "quantity": 1, "price": 100,
                            "sum": 100, "tax": {"rate": "20"}, "kind": "goods"}]}""".getBytes(StandardCharsets.UTF_8);
        return shop(RawRequest.of("PUT", seans.getPath() + "api/orders/" + number)
                .header("Content-Type", "application/json")
                .body(order, order.length));
    }

    private RawResponse shop(RawRequest request) throws IOException {
        String credentials = Base64.getEncoder().encodeToString("shop:shop".getBytes(StandardCharsets.UTF_8));
        return new RawHttp(seans).send(request.header("Authorization", "Basic " + credentials));
    }
}
