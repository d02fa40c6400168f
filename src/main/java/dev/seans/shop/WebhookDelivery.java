package dev.seans.shop;

import dev.seans.database.DatabaseClock;
import dev.seans.jobs.OrderedJob;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.settings.WebhookSecret;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Tells a shop that something is new. A hint and no more: what is new the shop reads from the feed, so a hint that is lost, comes twice
 * or late does no harm.
 *
 * <ol>
 *   <li>What the shop was told, and how far its source has come, is read; if that is the same, all is done.
 *   <li>The shop is told how far its source has come. No transaction is open meanwhile.
 *   <li>Whether it has heard is written. {@link WebhookLook} orders the next attempt when its time has come.
 * </ol>
 */
@OnePerApplication
class WebhookDelivery implements OrderedJob {

    private static final Logger LOG = System.getLogger(WebhookDelivery.class.getName());
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int GONE = 410;

    private final Webhooks webhooks;
    private final DatabaseClock clock;
    private final Settings settings;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    @Inject
    WebhookDelivery(Webhooks webhooks, DatabaseClock clock, Settings settings) {
        this.webhooks = webhooks;
        this.clock = clock;
        this.settings = settings;
    }

    /** What a delivery is ordered by. */
    static String id(Webhook webhook) {
        return webhook.sourceId() + " " + webhook.shop();
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Optional<Duration> retryAfterFailure() {
        return Optional.empty();
    }

    @Override
    public boolean outlivesItsNode() {
        return false;
    }

    @Override
    public Duration run(String id, BooleanSupplier stopping) {
        int space = id.indexOf(' ');
        Optional<Webhook> found = webhooks.find(id.substring(space + 1), Long.parseLong(id.substring(0, space)));
        if (found.isPresent() && found.get().isDue(clock.now())) {
            tell(found.get()).ifPresent(webhooks::store);
        }
        return Duration.ZERO;
    }

    /** Empty if the node stops meanwhile. */
    private Optional<Webhook> tell(Webhook webhook) {
        Instant now = clock.now();
        try {
            HttpResponse<InputStream> answer =
                    http.send(request(webhook, now), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            int status = answer.statusCode();
            return Optional.of(
                    status / 100 == 2 ? delivered(webhook) : failed(webhook, "it answered " + status, status == GONE));
        } catch (IOException | IllegalArgumentException unreachable) {
            return Optional.of(failed(
                    webhook,
                    "it could not be reached: " + unreachable.getClass().getSimpleName(),
                    false));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private HttpRequest request(Webhook webhook, Instant now) {
        Settings ofShop = settings.of(webhook.shop());
        byte[] key = WebhookSecret.key(ofShop.secret(Setting.SHOP_SECRET).text())
                .orElseThrow(() -> new IllegalStateException("A webhook without a secret does not start"));
        return new WebhookMessage(webhook.source(), webhook.end(), now)
                .request(ofShop.url(Setting.SHOP_URL).orElseThrow(), key);
    }

    private Webhook delivered(Webhook webhook) {
        if (webhook.attempts() > 0) {
            LOG.log(
                    Level.INFO,
                    "The shop {0} is told of changes in the source {1} again, after {2} attempts",
                    webhook.shop(),
                    webhook.source(),
                    webhook.attempts());
        }
        return webhook.delivered(clock.now());
    }

    private Webhook failed(Webhook webhook, String error, boolean isGone) {
        Webhook failed = webhook.failed(clock.now(), error, isGone);
        if (webhook.attempts() == 0 || failed.givenUp()) {
            LOG.log(
                    Level.WARNING,
                    "The shop {0} could not be told of changes in the source {1}: {2}; it is tried again at {3}, and the feed has"
                            + " them meanwhile",
                    webhook.shop(),
                    webhook.source(),
                    error,
                    failed.nextAt());
        }
        return failed;
    }
}
