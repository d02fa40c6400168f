package dev.seans.exchange;

import dev.seans.settings.OnePerApplication;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** {@code mode=complete}: some clients say when they are done; nothing depends on it. */
@OnePerApplication
class Complete implements ExchangeMode {

    @Override
    public String name() {
        return "complete";
    }

    @Override
    public Set<ExchangeType> types() {
        return EnumSet.allOf(ExchangeType.class);
    }

    @Override
    public Optional<Reply> handle(ExchangeRequest request) {
        return Optional.of(Reply.success());
    }
}
