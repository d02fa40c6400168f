package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.orders.GivenOrders;
import dev.seans.smoke.AdminApi;
import dev.seans.smoke.ShopApi;
import dev.seans.testkit.onec.OneC;
import dev.seans.testkit.onec.OneCKind;
import dev.seans.testkit.onec.OneCOrders;
import dev.seans.testkit.onec.OneCOrders.Loss;
import dev.seans.testkit.onec.OneCOrders.Stored;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of 1C gets all orders and sends them back, whatever is lost on the way. */
@ArquillianTest
class OrderKindsIT {

    private static final int ORDERS = 25;
    private static final int ROUNDS = 15;
    private static final int CHANGES = 6;
    private static final List<Loss> LOSSES = List.of(Loss.values());

    private final Random random = new Random(17);

    /** What the shop has put last of each order. */
    private final Map<String, String> put = new TreeMap<>();

    private long version;

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of("seans.orders.import-at-file", "on", "seans.orders.limit", "10"));
    }

    @ParameterizedTest
    @EnumSource
    void every_order_is_in_1c_once_and_in_its_newest_version_and_what_comes_back_stays_here(OneCKind kind)
            throws Exception {
        OneCOrders base = OneC.of(kind, root.resolve("exchange"), "1c", "1c").orders();
        for (int round = 0; round < ROUNDS; round++) {
            for (int change = 0; change < CHANGES; change++) {
                put(kind.name().substring(0, 3) + "-" + random.nextInt(ORDERS));
            }
            base.fetch(LOSSES.get(random.nextInt(LOSSES.size())));
        }
        fetchAll(base);

        assertThat(base.all().stream().collect(Collectors.toMap(Stored::number, Stored::comment)))
                .isEqualTo(put);
        assertThat(base.all()).extracting(Stored::made).containsOnly(1);

        base.sendBack();
        assertThat(base.fetch()).as("nothing that came from 1C goes back").isZero();
        for (String number : put.keySet()) {
            JsonObject order = new AdminApi(root).get("orders/" + number);
            assertThat(order.getString("numberOf1C")).isEqualTo("КД-" + number);
            assertThat(order.getString("stateIn1C")).isEqualTo(statesOf(kind));
            assertThat(order.getBoolean("sumDiffersIn1C")).isFalse();
            assertThat(order.getJsonObject("order").getString("comment"))
                    .as("the content stays the shop's")
                    .isEqualTo(put.get(number));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_change_of_what_is_approved_is_passed_over_in_1c_and_shown_here(OneCKind kind) throws Exception {
        OneCOrders base = OneC.of(kind, root.resolve("exchange"), "1c", "1c").orders();
        String number = "A-" + kind.name().substring(0, 3);
        put(number);
        fetchAll(base);
        base.approve(number);
        new ShopApi(root)
                .put(
                        GivenOrders.begun(number)
                                .line(GivenOrders.line("Насос", "300"))
                                .build(),
                        ++version);
        fetchAll(base);

        base.sendBack();

        JsonObject order = new AdminApi(root).get("orders/" + number);
        assertThat(order.getString("state")).as("1C has said so").isEqualTo("CONFIRMED");
        assertThat(order.getBoolean("sumDiffersIn1C")).isTrue();
    }

    private static String statesOf(OneCKind kind) {
        return switch (kind) {
            case STOCK, OLD_STOCK -> "PAID";
            case MODULE -> "SHIPPED";
            case MOYSKLAD -> "SEEN";
        };
    }

    private void fetchAll(OneCOrders base) throws Exception {
        for (int exchange = 0; base.fetch() > 0; exchange++) {
            assertThat(exchange).as("it comes to an end").isLessThan(50);
        }
    }

    private void put(String number) throws Exception {
        String comment = "v" + ++version;
        assertThat(new ShopApi(root)
                        .put(GivenOrders.order(number, comment), version)
                        .status())
                .isBetween(200, 201);
        put.put(number, comment);
    }
}
