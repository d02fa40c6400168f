package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.seans.server.FileTrees;
import dev.seans.server.FreshServer;
import dev.seans.server.Script;
import dev.seans.visitor.Lab;
import dev.seans.visitor.LabArchive;
import dev.seans.visitor.Visit;
import dev.seans.visitor.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The WARs of teams on a server as it comes out of the box: one that has the jar and maps nothing, the example of the
 * README as Maven has built it, the lab, and our WAR with mistakes in it.
 */
@Tag("smoke")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OwnWarContract {

    private static final Path EXAMPLE = Path.of("target", "examples", "own-war", "target", "own-war.war");

    private final Path directory = Path.of("target", "smoke", getClass().getSimpleName());

    private FreshServer server;
    private Visit foreign;

    abstract FreshServer server(Path directory) throws IOException;

    /** Those that this server shall refuse. */
    abstract Stream<RefusedWar> mistakes();

    final Lab lab() {
        return new Lab(server.root().resolve("lab/"));
    }

    @BeforeAll
    final void start() throws IOException {
        FileTrees.delete(directory);
        server = server(directory);
        server.start();
        Script.Result user = Script.run(
                server.environment(),
                "secret1\n",
                server.scripts() + "/user.sh",
                server.home().toString(),
                "jo",
                "shopper");
        assertThat(user.status()).as(user.output()).isZero();
        server.deployments().deploy(LabArchive.write(LabArchive.foreign(), directory));
        foreign = foreignLook();
        server.deployments().deploy(EXAMPLE);
        server.deployments().deploy(LabArchive.write(LabArchive.alone(Map.of()), directory));
        server.deployments().deploy(LabArchive.write(LabArchive.withFlyway(), directory));
    }

    @AfterAll
    final void end() throws IOException {
        server.close();
    }

    private Visit foreignLook() {
        return new Visitor(server.root()).get("foreign/look");
    }

    @Test
    final void a_foreign_war_that_maps_nothing_gets_no_thread_no_endpoint_and_no_table() {
        assertThat(foreign.lines()).contains("looked");
        assertThat(foreign.lines()).filteredOn(OwnWarContract::isOfSeans).isEmpty();
        assertThat(new Visitor(server.root()).get("foreign/exchange").status()).isEqualTo(404);
        assertThat(new Visitor(server.root()).get("foreign/api/health").status())
                .isEqualTo(404);

        // The look would see them: this is what it sees beside the other two.
        assertThat(foreignLook().lines())
                .filteredOn(OwnWarContract::isOfSeans)
                .anyMatch(line -> line.startsWith("thread="))
                .anyMatch(line -> line.startsWith("table="));
    }

    @Test
    final void a_war_with_a_flyway_of_its_own_and_our_sessions_runs_its_own_scripts_and_no_others() {
        assertThat(new Visitor(server.root()).get("flyway/x/look").lines())
                .contains("new=true", "V1__orders.sql SUCCESS")
                .filteredOn(line -> line.endsWith(".sql SUCCESS"))
                .hasSize(1);
    }

    @Test
    final void what_its_web_xml_says_of_sessions_is_obeyed() {
        Visit look = new Visitor(server.root()).get("flyway/x/look");

        assertThat(look.lines()).contains("idle=420");
        assertThat(look.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("TEAM=[\\w-]{43}; Path=/flyway; Max-Age=600; HttpOnly; SameSite=Lax");
    }

    /** The server goes on: it outlives what it refuses. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    final void a_mistake_in_the_configuration_stops_the_deployment_and_the_log_says_what_would_be_right(RefusedWar war)
            throws IOException {
        Path file = war.write(directory);

        assertThatIllegalStateException().isThrownBy(() -> server.deployments().deploy(file));

        await("the log is written")
                .untilAsserted(() -> assertThat(server.log()).content().contains(war.sentence()));
    }

    private static boolean isOfSeans(String line) {
        // Names of threads may hold the folder of the server, and with it that of the project.
        String lower = line.replace(Path.of("").toAbsolutePath().toString(), "").toLowerCase(Locale.ROOT);
        return lower.contains("seans") && !lower.contains("dev.seans.visitor");
    }

    @Test
    final void a_bean_of_the_containers_session_is_warned_of_and_none_that_the_server_brings() throws IOException {
        assertThat(Files.readString(server.log()).lines())
                .filteredOn(line -> line.contains("is @SessionScoped"))
                .singleElement()
                .asString()
                .contains("dev.seans.lab.ScopedBean is @SessionScoped");
    }

    @Test
    final void the_example_keeps_a_basket_for_each_browser() {
        Visitor browser = shopper();
        Visit first = browser.post("basket?article=chair");

        assertThat(first.text().strip()).isEqualTo("{chair=1}");
        assertThat(first.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .matches("seans=[\\w-]{43};.*")
                        .contains("Path=/own-war")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax")
                        .doesNotContainIgnoringCase("max-age", "domain", "expires"));
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-store");
        Visit second = browser.post("basket?article=chair");
        assertThat(second.text().strip()).isEqualTo("{chair=2}");
        assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(shopper().post("basket?article=lamp").text().strip()).isEqualTo("{lamp=1}");
    }

    @Test
    final void the_example_prints_a_slip_for_those_who_have_a_session() {
        Visitor browser = shopper();
        assertThat(browser.get("slip").status()).isEqualTo(403);
        browser.post("basket?article=chair");

        assertThat(browser.get("slip").lines()).containsExactly("1 x chair", "1 in all");
    }

    @Test
    final void the_example_looks_at_the_basket_without_making_a_session() {
        Visitor browser = shopper();
        Visit empty = browser.get("api/basket");
        assertThat(empty.text()).isEqualTo("{\"pieces\":0}");
        assertThat(empty.headers().firstValue("Set-Cookie")).isEmpty();
        browser.post("basket?article=chair");

        assertThat(browser.get("api/basket").text()).isEqualTo("{\"pieces\":1}");
    }

    @Test
    final void the_example_lets_only_visitors_download_the_price_list() {
        Visitor browser = shopper();
        assertThat(browser.get("api/pricelist?lines=3").status()).isEqualTo(403);
        browser.post("basket?article=chair");

        List<String> list = browser.get("api/pricelist?lines=3").lines();

        assertThat(list).hasSize(4).last().isEqualTo("article-3;9.99");
        assertThat(list.get(0)).matches("# for visitor [0-9a-f]{12}");
    }

    @Test
    final void the_example_turns_a_basket_into_one_order() {
        Visitor browser = shopper();
        browser.post("basket?article=chair");

        assertThat(browser.post("order").text().strip()).matches("[0-9a-f-]{36}");

        Visit again = browser.post("order");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text().strip()).isEqualTo("Sorry: the basket is empty. Pieces in your basket: 0");
    }

    @Test
    final void the_error_page_of_the_example_sees_the_basket() {
        Visitor browser = shopper();
        browser.post("basket?article=chair");

        assertThat(browser.get("sorry").text().strip()).endsWith("Pieces in your basket: 1");
    }

    @Test
    final void the_service_of_the_example_looks_up_the_terms_of_a_dealer_once() {
        Visitor dealer = dealer();
        List<String> answers = IntStream.range(0, 5)
                .mapToObj(call -> dealer.get("hs/prices").text().strip())
                .toList();
        String outlet =
                dealer().with("X-Branch", "outlet").get("hs/prices").text().strip();
        String outletAgain =
                dealer().with("X-Branch", "outlet").get("hs/prices").text().strip();

        assertThat(answers)
                .containsExactly(
                        "chair 900 cents, terms of look-up 1, call 1",
                        "chair 900 cents, terms of look-up 1, call 2",
                        "chair 900 cents, terms of look-up 1, call 3",
                        "chair 900 cents, terms of look-up 1, call 4",
                        "chair 900 cents, terms of look-up 1, call 5");
        assertThat(outlet).isEqualTo("chair 700 cents, terms of look-up 2, call 1");
        assertThat(outletAgain).isEqualTo("chair 700 cents, terms of look-up 2, call 2");
        assertThat(shopper().get("hs/prices").status()).isEqualTo(401);
    }

    /** Old clients read one Set-Cookie only; a server may have one of its own after a login. */
    @Test
    final void a_program_that_manages_its_session_is_told_one_cookie() {
        Visitor dealer = dealer();
        Visit started = dealer.with("IBSession", "start").get("hs/my-prices");
        String cookie = started.headers().allValues("Set-Cookie").get(0);

        assertThat(started.headers().allValues("Set-Cookie")).hasSize(1);
        assertThat(cookie).startsWith("IBSession=");
        assertThat(dealer().with("Cookie", cookie).get("hs/my-prices").text()).contains("call 2");
        assertThat(dealer().with("Cookie", cookie)
                        .with("IBSession", "finish")
                        .get("hs/my-prices")
                        .text())
                .contains("call 3");
        assertThat(dealer().with("Cookie", cookie).get("hs/my-prices").status()).isEqualTo(404);
    }

    private Visitor dealer() {
        return shopper()
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("jo:secret1".getBytes(StandardCharsets.UTF_8)));
    }

    private Visitor shopper() {
        return new Visitor(server.root().resolve("own-war/"));
    }
}
