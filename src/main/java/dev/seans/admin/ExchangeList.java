package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.database.DatabaseClock;
import dev.seans.exchange.ExchangeCourse;
import dev.seans.exchange.ExchangeRow;
import dev.seans.exchange.ExchangeSearch;
import dev.seans.exchange.Exchanges;
import dev.seans.identity.SessionKey;
import dev.seans.registry.SourceImports;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import dev.seans.uploads.UploadHistory;
import dev.seans.uploads.UploadSummary;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Exchange sessions with what they have uploaded, and what became of that: three statements a page. */
@OnePerApplication
class ExchangeList {

    private final Exchanges exchanges;
    private final UploadHistory uploads;
    private final SourceImports imports;
    private final DatabaseClock clock;
    private final Settings settings;

    @Inject
    ExchangeList(
            Exchanges exchanges, UploadHistory uploads, SourceImports imports, DatabaseClock clock, Settings settings) {
        this.exchanges = exchanges;
        this.uploads = uploads;
        this.imports = imports;
        this.clock = clock;
        this.settings = settings;
    }

    JsonValue page(ExchangeSearch search) {
        List<ExchangeCourse> page = exchanges.find(search);
        return ExchangeJson.list(page, json(page), search.limit());
    }

    /**
     * One of them.
     *
     * @throws ApiException 404 if there is none of this number
     */
    JsonValue one(long number) {
        ExchangeCourse course = exchanges.course(number).orElseThrow(ExchangeList::notThere);
        return json(List.of(course)).apply(course);
    }

    /**
     * The row itself.
     *
     * @throws ApiException 404 if there is none of this number
     */
    ExchangeRow require(long number) {
        return exchanges.find(number).orElseThrow(ExchangeList::notThere);
    }

    private static ApiException notThere() {
        return ApiException.notFound("there is no such exchange");
    }

    private Function<ExchangeCourse, JsonValue> json(List<ExchangeCourse> page) {
        Instant now = clock.now();
        Map<SessionKey, UploadSummary> totals =
                uploads.of(page.stream().map(course -> course.exchange().key()).toList());
        Map<Long, SourceImports.Newest> ends = imports.newest(
                page.stream().flatMap(course -> course.importNumber().stream()).toList());
        return course -> {
            ExchangeRow exchange = course.exchange();
            ExchangeOutcome outcome =
                    ExchangeOutcome.of(course, course.importNumber().map(ends::get), now);
            return ExchangeJson.of(course, outcome, settings.sourceOf(exchange.user()), totals.get(exchange.key()));
        };
    }
}
