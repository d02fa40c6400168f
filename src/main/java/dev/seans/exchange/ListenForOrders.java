package dev.seans.exchange;

import dev.seans.filter.SessionIdentity;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * {@code type=listen}, which has no modes: {@code success} as soon as there is an order to fetch, 304 if there is none for 50 s
 * (protocol, section 1.1). A 1C that listens need not ask every few minutes.
 */
@OnePerApplication
class ListenForOrders implements ExchangeMode {

    private final OrderListeners listeners;
    private final Settings settings;

    @Inject
    ListenForOrders(OrderListeners listeners, Settings settings) {
        this.listeners = listeners;
        this.settings = settings;
    }

    @Override
    public String name() {
        return ExchangeType.LISTEN.parameter();
    }

    @Override
    public Set<ExchangeType> types() {
        return Set.of(ExchangeType.LISTEN);
    }

    @Override
    public Optional<Reply> handle(ExchangeRequest request) {
        return listeners.hold(
                request,
                settings.sourceOf(SessionIdentity.require(request.http()).user()));
    }
}
