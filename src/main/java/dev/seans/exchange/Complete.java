package dev.seans.exchange;

import dev.seans.files.Handover;
import dev.seans.filter.SessionIdentity;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** {@code mode=complete}: some clients say when they are done; then what no import has asked for is taken over, too. */
@OnePerApplication
class Complete implements ExchangeMode {

    private final Handover handover;

    @Inject
    Complete(Handover handover) {
        this.handover = handover;
    }

    @Override
    public String name() {
        return "complete";
    }

    @Override
    public Set<ExchangeType> types() {
        return ExchangeType.WITH_MODES;
    }

    @Override
    public Optional<Reply> handle(ExchangeRequest request) {
        handover.schedule(SessionIdentity.require(request.http()).key());
        return Optional.of(Reply.success());
    }
}
