package dev.seans.shop;

import dev.seans.api.HealthReason;
import dev.seans.api.HealthReasons;
import dev.seans.database.Database;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which shops are told of changes, and how far they have been: the table seans_shop_webhook. */
@OnePerApplication
class Webhooks implements HealthReasons {

    private static final String OF_SHOP =
            "SELECT s.id, s.name, n.last_no, n.epoch, w.told_epoch, w.told_no, w.told_at, w.attempts,"
                    + " w.next_at, w.last_error, w.given_up FROM seans_import_source s JOIN seans_change_number n ON n.source_id = s.id"
                    + " LEFT JOIN seans_shop_webhook w ON w.source_id = s.id AND w.shop = ? WHERE s.name = ANY(?) ORDER BY s.name";

    private final Database database;
    private final Settings settings;

    @Inject
    Webhooks(Database database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    boolean isAny() {
        return !settings.namesWith(Setting.SHOP_URL).isEmpty();
    }

    /** All that there are, of sources in which anything has ever changed. */
    List<Webhook> all() {
        return settings.namesWith(Setting.SHOP_URL).stream()
                .flatMap(shop -> of(shop).stream())
                .toList();
    }

    /** Those of one shop. */
    List<Webhook> of(String shop) {
        Settings ofShop = settings.of(shop);
        return ofShop.url(Setting.SHOP_URL).isEmpty()
                ? List.of()
                : database.query(
                        OF_SHOP,
                        row -> Webhook.of(shop, row),
                        shop,
                        ShopAccess.sources(ofShop).toArray(String[]::new));
    }

    Optional<Webhook> find(String shop, long sourceId) {
        return of(shop).stream().filter(one -> one.sourceId() == sourceId).findFirst();
    }

    /** Tries a shop at once, as if no attempt had failed. What has no row yet is due anyway. */
    void tryAnew(String shop, Instant now) {
        database.update(
                "UPDATE seans_shop_webhook SET attempts = 0, next_at = ?, given_up = FALSE WHERE shop = ?", now, shop);
    }

    /** Only the one job of a shop and a source inserts its row. */
    void store(Webhook webhook) {
        if (update(webhook) == 0) {
            database.update(
                    "INSERT INTO seans_shop_webhook (told_epoch, told_no, told_at, attempts, next_at, last_error, given_up, shop,"
                            + " source_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    arguments(webhook));
        }
    }

    private int update(Webhook webhook) {
        return database.update(
                "UPDATE seans_shop_webhook SET told_epoch = ?, told_no = ?, told_at = ?, attempts = ?, next_at = ?, last_error = ?,"
                        + " given_up = ? WHERE shop = ? AND source_id = ?",
                arguments(webhook));
    }

    private static @Nullable Object[] arguments(Webhook webhook) {
        return new @Nullable Object[] {
            webhook.told().epoch(),
            webhook.told().number(),
            webhook.toldAt(),
            webhook.attempts(),
            webhook.nextAt(),
            webhook.lastError(),
            webhook.givenUp(),
            webhook.shop(),
            webhook.sourceId()
        };
    }

    @Override
    public List<HealthReason> healthReasons() {
        return all().stream()
                .filter(one -> one.givenUp() && one.hasNews())
                .map(one -> new HealthReason(
                        HealthReason.Code.SHOP_UNTOLD,
                        one.shop(),
                        one.toldAt(),
                        ("the shop %s is not told of changes in the source %s any more: %s, %d times; it is tried once a day."
                                        + " GET /api/webhooks shows all, POST /api/webhooks/%s/retry tries at once")
                                .formatted(one.shop(), one.source(), one.lastError(), one.attempts(), one.shop())))
                .toList();
    }
}
