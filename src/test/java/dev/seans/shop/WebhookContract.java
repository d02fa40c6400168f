package dev.seans.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.changes.ChangeNumbers;
import dev.seans.changes.GivenChanges;
import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.registry.ImportSources;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import dev.seans.settings.WebhookSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a shop is told that something has changed. */
abstract class WebhookContract {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final HookPort shop = new HookPort();

    private ChangeNumbers numbers;
    private SteppedClock clock;
    private Webhooks webhooks;
    private WebhookDelivery delivery;
    private long source;

    abstract TestDatabase kind();

    @BeforeEach
    void aShopThatWantsToBeTold() {
        Database database = kind().emptied();
        clock = new SteppedClock(database);
        numbers = GivenChanges.of(database);
        new ImportSources(database, clock).ensure("trade");
        source = database.find("SELECT id FROM seans_import_source WHERE name = 'trade'", row -> row.getLong("id"))
                .orElseThrow();
        Settings settings = GivenSettings.with(Map.of(
                "seans.shop.bikes.url",
                shop.url(),
                "seans.shop.bikes.secret",
                SECRET,
                "seans.shop.bikes.sources",
                "trade outlet"));
        webhooks = new Webhooks(database, settings);
        delivery = new WebhookDelivery(webhooks, clock, settings);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aChangeIsToldOnceSignedAndWithTheCursorAtWhichItIs() {
        assertThat(webhooks.all()).as("nothing has ever changed").isEmpty();
        numbers.next(source);

        deliver();
        deliver();

        assertThat(shop.told()).singleElement().satisfies(told -> {
            assertThat(told.isSignedWith(WebhookSecret.key(SECRET).orElseThrow()))
                    .isTrue();
            assertThat(told.seconds()).isEqualTo(clock.now().getEpochSecond());
            assertThat(told.body())
                    .contains("\"type\":\"changes.available\"", "\"source\":\"trade\"")
                    .contains("\"cursor\":\"" + state().end() + "\"");
        });
        assertThat(state().hasNews()).isFalse();
    }

    @Test
    void whatChangesEachSecondIsToldEachTenSeconds() {
        for (int second = 0; second < 30; second++) {
            numbers.next(source);
            deliver();
            clock.step(Duration.ofSeconds(1));
        }

        assertThat(shop.told()).hasSize(3);
    }

    @Test
    void aShopThatIsAwayIsTriedLessAndLessOftenAndThenOnceADay() {
        shop.answers(500);
        numbers.next(source);
        Instant first = clock.now();
        for (Duration pause : new Duration[] {
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(1)
        }) {
            deliver();
            assertThat(state().nextAt()).isEqualTo(clock.now().plus(pause));
            clock.step(pause);
        }

        assertThat(shop.told()).hasSize(10);
        assertThat(webhooks.healthReasons())
                .singleElement()
                .satisfies(
                        reason -> assertThat(reason.text())
                                .contains(
                                        "the shop bikes is not told of changes in the source trade any more: it answered 500, 10 times"));
        assertThat(Duration.between(first, clock.now())).isGreaterThan(Duration.ofDays(2));

        shop.answers(204);
        deliver();
        assertThat(state().hasNews()).isFalse();
        assertThat(state().attempts()).isZero();
        assertThat(webhooks.healthReasons()).isEmpty();
    }

    @Test
    void aShopThatCannotBeReachedIsNamedWithoutItsUrl() {
        shop.close();
        numbers.next(source);

        deliver();

        assertThat(state().lastError()).isEqualTo("it could not be reached: ConnectException");
    }

    @Test
    void whoSaysThatItIsGoneIsLeftAloneUntilAnOperatorWantsToTry() {
        shop.answers(410);
        numbers.next(source);
        deliver();
        assertThat(state().givenUp()).isTrue();
        shop.answers(500);
        clock.step(Duration.ofDays(1));
        deliver();
        assertThat(state().givenUp()).as("it is tried once a day from then on").isTrue();
        assertThat(state().nextAt()).isEqualTo(clock.now().plus(Duration.ofDays(1)));

        shop.answers(200);
        webhooks.tryAnew("bikes", clock.now());
        deliver();

        assertThat(shop.told()).hasSize(3);
        assertThat(shop.told().get(0).id())
                .as("the same changes have the same id")
                .isEqualTo(shop.told().get(2).id());
        assertThat(state().givenUp()).isFalse();
    }

    private void deliver() {
        delivery.run(WebhookDelivery.id(state()), () -> false);
    }

    private Webhook state() {
        return webhooks.find("bikes", source).orElseThrow();
    }
}
