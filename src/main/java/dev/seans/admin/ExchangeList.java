package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.exchange.ExchangeRow;
import dev.seans.exchange.ExchangeSearch;
import dev.seans.exchange.Exchanges;
import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import dev.seans.uploads.UploadHistory;
import dev.seans.uploads.UploadSummary;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;

/** Exchange sessions with what they have uploaded: two statements a page. */
@OnePerApplication
class ExchangeList {

    private final Exchanges exchanges;
    private final UploadHistory uploads;
    private final Settings settings;

    @Inject
    ExchangeList(Exchanges exchanges, UploadHistory uploads, Settings settings) {
        this.exchanges = exchanges;
        this.uploads = uploads;
        this.settings = settings;
    }

    JsonValue page(ExchangeSearch search) {
        List<ExchangeRow> page = exchanges.find(search);
        Map<SessionKey, UploadSummary> totals =
                uploads.of(page.stream().map(ExchangeRow::key).toList());
        return ExchangeJson.list(page, exchange -> json(exchange, totals), search.limit());
    }

    /**
     * One of them.
     *
     * @throws ApiException 404 if there is none of this number
     */
    JsonValue one(long number) {
        ExchangeRow exchange = require(number);
        return json(exchange, uploads.of(List.of(exchange.key())));
    }

    /**
     * The row itself.
     *
     * @throws ApiException 404 if there is none of this number
     */
    ExchangeRow require(long number) {
        return exchanges.find(number).orElseThrow(() -> ApiException.notFound("there is no such exchange"));
    }

    private JsonValue json(ExchangeRow exchange, Map<SessionKey, UploadSummary> totals) {
        return ExchangeJson.of(exchange, settings.sourceOf(exchange.user()), totals.get(exchange.key()));
    }
}
