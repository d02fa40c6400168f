package dev.seans.exchange;

import dev.seans.jobs.RecurringJob;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Forgets exchanges when their uploads are removed: until then an operator may still start their import. Requests have a time of their own. */
@OnePerApplication
class ExchangeCleanup implements RecurringJob {

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final int AT_ONCE = 10_000;

    private static final int ROUNDS = 100;

    private final Exchanges exchanges;
    private final NotedRequests requests;
    private final Settings settings;

    @Inject
    public ExchangeCleanup(Exchanges exchanges, NotedRequests requests, Settings settings) {
        this.exchanges = exchanges;
        this.requests = requests;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "exchange-cleanup";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run(BooleanSupplier stopping) {
        exchanges.forget(settings.duration(Setting.UPLOADS_KEEP), AT_ONCE);
        Duration kept =
                settings.optionalDuration(Setting.EXCHANGE_REQUESTS_KEEP).orElse(Duration.ZERO);
        for (int round = 0; round < ROUNDS && !stopping.getAsBoolean(); round++) {
            if (requests.forget(kept, AT_ONCE) == 0) {
                return;
            }
        }
    }
}
