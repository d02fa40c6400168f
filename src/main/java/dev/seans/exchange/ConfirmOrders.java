package dev.seans.exchange;

import dev.seans.database.LostRace;
import dev.seans.filter.SessionIdentity;
import dev.seans.orderbook.OrderOffers;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** {@code type=sale&mode=success}: 1C has kept what {@code query} has told it in this session. */
@OnePerApplication
class ConfirmOrders implements ExchangeMode {

    private static final int ATTEMPTS = 5;

    private final OrderOffers offers;
    private final Settings settings;
    private final ExchangeTexts texts;

    @Inject
    ConfirmOrders(OrderOffers offers, Settings settings, ExchangeTexts texts) {
        this.offers = offers;
        this.settings = settings;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "success";
    }

    @Override
    public Set<ExchangeType> types() {
        return Set.of(ExchangeType.SALE);
    }

    @Override
    public Optional<Reply> handle(ExchangeRequest request) {
        SessionIdentity identity = SessionIdentity.require(request.http());
        String source = settings.sourceOf(identity.user());
        int orders = LostRace.retried(ATTEMPTS, () -> offers.confirm(source, identity.key()));
        request.notes().put("orders", orders);
        return Optional.of(
                orders == 0 ? Reply.success() : Reply.success(texts.of(ExchangeText.ORDERS_CONFIRMED, orders)));
    }
}
