package dev.seans.exchange;

import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** {@code type=sale&mode=import}: refused like the file, for clients that have not asked before. */
@OnePerApplication
class RefuseOrderImport implements ExchangeMode {

    private final ExchangeTexts texts;

    @Inject
    RefuseOrderImport(ExchangeTexts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public Set<ExchangeType> types() {
        return Set.of(ExchangeType.SALE);
    }

    @Override
    public boolean isRefusal() {
        return true;
    }

    @Override
    public Optional<Reply> handle(ExchangeRequest request) {
        request.fileName().ifPresent(name -> request.notes().put("file", name));
        return Optional.of(Reply.failure(texts.of(ExchangeText.ORDERS_NOT_YET)));
    }
}
