package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What is sent is seen in the metrics. */
@ArquillianTest
class MetricsIT {

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of());
    }

    @Test
    void an_exchange_moves_the_counters_and_leaves_no_queue() throws Exception {
        OneCSession session = connection().login();
        Catalogue catalogue = Catalogue.of(3);
        OneCFile file = catalogue.offersFile("offers.xml");
        RawResponse before = metrics();

        connection().init(session);
        connection().file(session, file.name(), file.content());
        assertThat(connection().importFile(session, file.name()).lines()).startsWith("success");
        assertThat(connection().importFile(session, file.name()).lines()).startsWith("success");
        new RawHttp(root).send(RawRequest.get(root.getPath() + "exchange?type=catalog&mode=init"));

        await("the end is counted after the answer")
                .until(() -> gone(before, "seans_import_files_completed_total"), moved -> moved == 1);
        assertThat(gone(before, "seans_requests_total{id_source=\"url\",mode=\"init\",outcome=\"parameters\"}"))
                .isEqualTo(1);
        assertThat(gone(before, "seans_requests_total{id_source=\"url\",mode=\"import\",outcome=\"success\"}"))
                .isEqualTo(2);
        assertThat(gone(before, "seans_refusals_total{id_source=\"none\",reason=\"NO_ID\"}"))
                .isEqualTo(1);
        assertThat(gone(before, "seans_import_requests_total{import=\"new\"}")).isEqualTo(1);
        assertThat(gone(before, "seans_import_requests_total{import=\"duplicate\"}"))
                .isEqualTo(1);
        assertThat(gone(before, "seans_uploaded_bytes_total")).isEqualTo(file.content().length);
        assertThat(gone(before, "seans_import_hold_seconds_count")).isEqualTo(1);
        assertThat(gone(before, "seans_records_total{kind=\"offer\"}")).isEqualTo(3);
        assertThat(gone(before, "seans_records_total{kind=\"price\"}")).isEqualTo(3);
        assertThat(gone(before, "seans_imports{state=\"completed\"}")).isEqualTo(1);
        assertThat(value(metrics(), "seans_import_queue_length{source=\"1c\"}")).isZero();
        assertThat(value(metrics(), "seans_import_since_success_seconds{source=\"1c\"}"))
                .isBetween(0.0, 60.0);
        assertThat(value(metrics(), "seans_unread_figures")).isZero();
    }

    @Test
    void a_failed_import_is_counted_under_its_code() throws Exception {
        OneCSession session = connection().login();
        OneCFile broken = OneCFile.of("broken.xml", "<?xml version=\"1.0\"?><КоммерческаяИнформация>");
        RawResponse before = metrics();

        connection().file(session, broken.name(), broken.content());
        assertThat(connection().importFile(session, broken.name()).lines()).startsWith("failure");

        await("the end is counted after the answer")
                .until(
                        () -> gone(before, "seans_import_files_failed_total{failure=\"TRUNCATED\"}"),
                        moved -> moved == 1);
    }

    @Test
    void the_metrics_are_text_for_operators_only() throws Exception {
        assertThat(metrics().status()).isEqualTo(200);
        assertThat(metrics().header("Content-Type").orElse(""))
                .startsWith("text/plain")
                .contains("version=0.0.4")
                .containsIgnoringCase("charset=utf-8");
        RawRequest anybody = RawRequest.get(root.getPath() + "api/metrics");
        RawRequest oneC = RawRequest.get(root.getPath() + "api/metrics").header("Authorization", Basic.of("1c", "1c"));
        assertThat(new RawHttp(root).send(anybody).status()).isEqualTo(401);
        assertThat(new RawHttp(root).send(oneC).status()).isEqualTo(403);
    }

    private OneCConnection connection() {
        return new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }

    private RawResponse metrics() throws IOException {
        return new RawHttp(root)
                .send(RawRequest.get(root.getPath() + "api/metrics")
                        .header("Authorization", Basic.of("admin", "admin")));
    }

    /** By how much a figure has moved since then. */
    private double gone(RawResponse before, String series) throws IOException {
        return value(metrics(), series) - value(before, series);
    }

    /** Zero if it is not there yet. */
    private static double value(RawResponse metrics, String series) {
        return metrics.lines().stream()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
