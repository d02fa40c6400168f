package dev.seans.exchange;

import dev.seans.settings.OnePerApplication;
import java.util.Optional;
import java.util.Set;

/** {@code type=sale&mode=success}: 1C has kept what {@code query} has told it, which was nothing. */
@OnePerApplication
class ConfirmOrders implements ExchangeMode {

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
        return Optional.of(Reply.success());
    }
}
