package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seans.database.SteppedDatabaseClock;
import dev.seans.smoke.AdminApi;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneC;
import dev.seans.testkit.onec.OneCFailure;
import dev.seans.testkit.onec.OneCKind;
import dev.seans.testkit.onec.Product;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The goods of every kind of 1C, as the test kit sends them: what teams rely on when they test against it. */
@ArquillianTest
class CatalogueKindsIT {

    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of("seans.catalog.deactivate-limit", "100 %"));
    }

    /** So that every export begins in a second of its own. */
    @BeforeEach
    void aNewSecond() {
        SteppedDatabaseClock.step(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @EnumSource
    void goods_arrive_whole_and_a_change_arrives_alone(OneCKind kind) throws Exception {
        OneC oneC = OneC.of(kind, root.resolve("exchange"), "1c", "1c").inPortionsOf(2);
        Catalogue goods = Catalogue.of(5)
                .with(2, product -> product.withName("Сапоги <b>&</b> co").withPicture("2.png", PNG));
        oneC.exportAll(goods);

        JsonObject second = product(goods.product(2));
        assertThat(second.getString("name")).isEqualTo("Сапоги <b>&</b> co");
        assertThat(second.getString("article")).isEqualTo("A-2");
        assertThat(second.getJsonArray("images")).hasSize(1);
        for (Product product : goods.products()) {
            assertOffer(product);
        }

        Catalogue changed =
                goods.with(4, product -> product.withPrice("7.25").withStock(0)).with(5, Product::withDeletionMark);
        oneC.exportChanges(changed.only(4));
        oneC.exportChanges(changed.only(5));
        for (Product product : changed.first(4).products()) {
            assertOffer(product);
        }
        assertThat(product(goods.product(4)).getBoolean("deleted")).isFalse();
        assertThat(product(goods.product(5)).getBoolean("deleted")).isTrue();
    }

    @Test
    void what_a_whole_export_of_the_module_does_not_hold_is_hidden() throws Exception {
        OneC module = OneC.of(OneCKind.MODULE, root.resolve("exchange"), "1c", "1c");
        Catalogue goods = Catalogue.of(3);
        module.exportAll(goods);
        SteppedDatabaseClock.step(Duration.ofSeconds(2));
        module.exportAll(goods.first(2));

        assertThat(product(goods.product(2)).getBoolean("active")).isTrue();
        assertThat(product(goods.product(3)).getBoolean("active")).isFalse();
    }

    @Test
    void a_refusal_is_told_as_1c_would_show_it() {
        OneC oneC = OneC.of(OneCKind.STOCK, root.resolve("exchange"), "1c", "wrong");

        assertThatThrownBy(() -> oneC.exportAll(Catalogue.of(1)))
                .isInstanceOf(OneCFailure.class)
                .hasMessage("checkauth: Check the user name and the password (the server's answer = 401)");
    }

    private void assertOffer(Product product) throws Exception {
        JsonObject offer = record("offers", product);
        assertThat(offer.getJsonArray("prices").getValuesAs(JsonObject.class))
                .extracting(price -> price.getJsonNumber("amount").bigDecimalValue())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(product.price());
        assertThat(offer.getJsonArray("stocks").getValuesAs(JsonObject.class))
                .extracting(stock -> stock.getJsonNumber("quantity").intValueExact())
                .containsExactly(product.stock());
    }

    private JsonObject product(Product product) throws Exception {
        return record("products", product);
    }

    private JsonObject record(String kind, Product product) throws Exception {
        return new AdminApi(root).get("catalog/" + kind + "/" + product.id() + "?source=1c");
    }
}
