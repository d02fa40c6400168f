package dev.seans.exchange;

import dev.seans.catalog.UnseenGoods;
import dev.seans.filter.SessionIdentity;
import dev.seans.registry.DeactivationOutcome;
import dev.seans.registry.DeactivationRequest;
import dev.seans.registry.Deactivations;
import dev.seans.registry.ImportStatus;
import dev.seans.registry.Imports;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code mode=deactivate&timestamp=}: hides what a whole export, begun at the time in the fifth line of checkauth, does
 * not hold any more (protocol, section 1.2). While anything of the source is imported the answer is held, like that of
 * an import.
 */
@OnePerApplication
class Deactivate implements ExchangeMode {

    /** Seconds since 1970, with room for two centuries. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}");

    private final Deactivations deactivations;
    private final Imports imports;
    private final HeldImports held;
    private final ExchangeTexts texts;
    private final Settings settings;

    @Inject
    Deactivate(Deactivations deactivations, Imports imports, HeldImports held, ExchangeTexts texts, Settings settings) {
        this.deactivations = deactivations;
        this.imports = imports;
        this.held = held;
        this.texts = texts;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "deactivate";
    }

    @Override
    public Optional<Reply> handle(ExchangeRequest request) {
        Optional<Instant> since = request.query()
                .first("timestamp")
                .map(String::strip)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
        if (since.isEmpty()) {
            return failure(ExchangeText.DEACTIVATE_TIMESTAMP);
        }
        SessionIdentity identity = SessionIdentity.require(request.http());
        DeactivationOutcome outcome = deactivations.request(
                new DeactivationRequest(identity.key(), settings.sourceOf(identity.user()), since.get()));
        request.notes().put("deactivate", outcome.getClass().getSimpleName());
        return answer(request, outcome);
    }

    private Optional<Reply> answer(ExchangeRequest request, DeactivationOutcome outcome) {
        if (outcome instanceof DeactivationOutcome.Waits waits) {
            return hold(request, waits);
        }
        if (outcome instanceof DeactivationOutcome.ImportFailed failed) {
            return failure(ExchangeText.DEACTIVATE_IMPORT_FAILED, failed.fileName());
        }
        if (outcome instanceof DeactivationOutcome.TooMany tooMany) {
            return tooMany(tooMany.goods());
        }
        if (outcome instanceof DeactivationOutcome.Done done) {
            return Optional.of(Reply.success(texts.of(ExchangeText.DEACTIVATE_DONE, done.products(), done.offers())));
        }
        if (outcome instanceof DeactivationOutcome.TooLongAgo) {
            return failure(ExchangeText.DEACTIVATE_OLD, Setting.IMPORT_KEEP.key());
        }
        return failure(ExchangeText.DEACTIVATE_FUTURE);
    }

    /** Until the last import has ended; then 1C asks again, at once. */
    private Optional<Reply> hold(ExchangeRequest request, DeactivationOutcome.Waits waits) {
        Optional<ImportStatus> last =
                imports.statuses(List.of(waits.lastFileId())).stream().findFirst();
        return last.isEmpty() ? Optional.of(progress(0)) : held.hold(request, last.get(), this::progress);
    }

    private Reply progress(ImportStatus last) {
        return progress(last.state().isActive() ? last.ahead() + 1 : 0);
    }

    private Reply progress(long remaining) {
        return Reply.progress(texts.of(ExchangeText.DEACTIVATE_WAITS, remaining));
    }

    private Optional<Reply> tooMany(UnseenGoods goods) {
        return failure(
                goods.areProducts() ? ExchangeText.DEACTIVATE_PRODUCTS : ExchangeText.DEACTIVATE_OFFERS,
                goods.unseen(),
                goods.active(),
                Setting.CATALOG_DEACTIVATE_LIMIT.key(),
                settings.effective(Setting.CATALOG_DEACTIVATE_LIMIT).text());
    }

    private Optional<Reply> failure(ExchangeText text, Object... arguments) {
        return Optional.of(Reply.failure(texts.of(text, arguments)));
    }
}
