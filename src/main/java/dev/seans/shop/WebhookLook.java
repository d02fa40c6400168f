package dev.seans.shop;

import dev.seans.database.DatabaseClock;
import dev.seans.jobs.Jobs;
import dev.seans.jobs.RecurringJob;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Looks which shops are to be told of something, and orders that; one that hangs holds up no other. */
@OnePerApplication
class WebhookLook implements RecurringJob {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Webhooks webhooks;
    private final WebhookDelivery delivery;
    private final Jobs jobs;
    private final DatabaseClock clock;

    @Inject
    WebhookLook(Webhooks webhooks, WebhookDelivery delivery, Jobs jobs, DatabaseClock clock) {
        this.webhooks = webhooks;
        this.delivery = delivery;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook-look";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public boolean isWanted() {
        return webhooks.isAny();
    }

    @Override
    public void run(BooleanSupplier stopping) {
        Instant now = clock.now();
        List<Webhook> due =
                webhooks.all().stream().filter(one -> one.isDue(now)).toList();
        due.forEach(one -> jobs.schedule(delivery, WebhookDelivery.id(one)));
        if (!due.isEmpty()) {
            jobs.checkNow();
        }
    }
}
