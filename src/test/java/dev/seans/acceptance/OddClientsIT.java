package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.LogListener;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients in the field that take the protocol otherwise than 1C does. */
@ArquillianTest
class OddClientsIT {

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of(
                "seans.exchange.reply",
                "short",
                "seans.import.repeats",
                "2",
                "seans.exchange.paths",
                "/wc1c/exchange"));
    }

    @Test
    void a_client_that_compares_the_whole_answer_gets_the_bare_word() throws Exception {
        OneCSession session = uploaded("import.xml");

        assertThat(connection("exchange").importFile(session, "import.xml").text())
                .isEqualTo("success");
        assertThat(connection("exchange").importFile(session, "other.xml").lines())
                .hasSize(2)
                .startsWith("failure");
    }

    @Test
    void a_client_that_asks_again_for_ever_is_answered_twice_a_second() throws Exception {
        OneCSession session = uploaded("import.xml");
        connection("exchange").importFile(session, "import.xml");

        Instant begun = Instant.now();
        for (int repeat = 0; repeat < 6; repeat++) {
            assertThat(connection("exchange").importFile(session, "import.xml").text())
                    .isEqualTo("success");
        }

        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exchange",
                "exchange/",
                "bitrix/admin/1c_exchange.php",
                "bitrix/admin/1c_exchange.php/",
                "wc1c/exchange",
                "wc1c/exchange/"
            })
    void a_slash_at_the_end_of_the_address_makes_no_difference(String path) throws Exception {
        OneCSession session = connection(path).login();

        byte[] document = Catalogue.of(1).importFile("import.xml").content();
        assertThat(connection(path).file(session, "import.xml", document).text())
                .isEqualTo("success");
        assertThat(connection(path).importFile(session, "import.xml").text()).isEqualTo("success");
        assertThat(withoutId(path).status()).isEqualTo(403);
    }

    @Test
    void an_id_that_the_client_has_cut_gets_a_reason_of_its_own_in_the_log() throws Exception {
        String cut = connection("exchange").login().sessionId().substring(0, 32);

        try (LogListener log = LogListener.on("dev.seans.filter.SessionIdentityFilter")) {
            RawResponse refused = new RawHttp(root)
                    .send(RawRequest.get(root.getPath() + "exchange?type=catalog&mode=init&sessid=" + cut));

            assertThat(refused.status()).isEqualTo(403);
            assertThat(log.lines()).anyMatch(line -> line.contains("refused=TRUNCATED_ID"));
            assertThat(log.lines()).noneMatch(line -> line.contains(cut));
        }
    }

    private OneCSession uploaded(String name) throws IOException {
        OneCSession session = connection("exchange").login();
        connection("exchange")
                .file(session, name, Catalogue.of(1).importFile(name).content());
        return session;
    }

    private RawResponse withoutId(String path) throws IOException {
        return new RawHttp(root).send(RawRequest.get(root.getPath() + path + "?type=catalog&mode=init"));
    }

    private OneCConnection connection(String path) {
        return new OneCConnection(root.resolve(path), "catalog", "1c", "1c", OneCOptions.USUAL);
    }
}
