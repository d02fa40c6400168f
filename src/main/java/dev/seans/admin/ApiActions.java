package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.database.DatabaseError;
import dev.seans.exchange.ExchangeOperations;
import dev.seans.exchange.ExchangeRow;
import dev.seans.imports.ImportOperations;
import dev.seans.registry.ImportHistory;
import dev.seans.registry.Intervention;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What operators can do, by path. */
@OnePerApplication
class ApiActions {

    private static final Pattern ACTION =
            Pattern.compile("/(?:imports/([0-9]{1,18})/(cancel|retry)|exchanges/([0-9]{1,18})/retry)");

    private final ImportOperations operations;
    private final ExchangeOperations uploads;
    private final ExchangeList exchanges;
    private final ImportHistory imports;
    private final UpstreamResources upstreams;

    @Inject
    ApiActions(
            ImportOperations operations,
            ExchangeOperations uploads,
            ExchangeList exchanges,
            ImportHistory imports,
            UpstreamResources upstreams) {
        this.operations = operations;
        this.uploads = uploads;
        this.exchanges = exchanges;
        this.imports = imports;
        this.upstreams = upstreams;
    }

    /** Whether something can be done at this path. */
    boolean isAction(String path) {
        return ACTION.matcher(path).matches() || upstreams.isAction(path);
    }

    /**
     * Does what the path says.
     *
     * @param operator who wants it, for the log
     * @return the import, or the upstream, as it is afterwards
     * @throws ApiException 404 for an unknown number or name, 409 if it cannot be done now, 410 if the upload is gone, 503 if the
     *     database is too busy
     */
    ApiBody post(String path, String operator) {
        return upstreams.isAction(path) ? upstreams.post(path, operator) : ApiBody.of(onUploads(path, operator));
    }

    private JsonValue onUploads(String path, String operator) {
        Matcher action = ACTION.matcher(path);
        if (!action.matches()) {
            throw ApiException.nothingHere();
        }
        return action.group(3) == null
                ? onImport(Long.parseLong(action.group(1)), action.group(2), operator)
                : onExchange(Long.parseLong(action.group(3)), operator);
    }

    private JsonValue onImport(long number, String what, String operator) {
        require(unlessBusy(() ->
                what.equals("cancel") ? operations.cancel(number, operator) : operations.retry(number, operator)));
        return imports.find(number)
                .map(ImportJson::of)
                .orElseThrow(() -> ApiException.notFound("there is no such import"));
    }

    private JsonValue onExchange(long number, String operator) {
        ExchangeRow exchange = exchanges.require(number);
        require(unlessBusy(() -> uploads.retry(exchange, operator)));
        return imports.newestOf(exchange.key())
                .map(ImportJson::of)
                .orElseThrow(() -> ApiException.notFound("the import has been removed already"));
    }

    private static void require(ExchangeOperations.Outcome outcome) {
        if (outcome == ExchangeOperations.Outcome.NOTHING_LEFT) {
            throw new ApiException(
                    HttpServletResponse.SC_CONFLICT,
                    "no uploaded file of this exchange is without an import: GET /api/imports with its sessionKey shows"
                            + " what became of them");
        }
        if (outcome == ExchangeOperations.Outcome.GONE) {
            throw new ApiException(
                    HttpServletResponse.SC_GONE,
                    "uploaded files of this exchange are not on disk any more: let 1C send them again");
        }
    }

    private static void require(Intervention intervention) {
        if (intervention instanceof Intervention.Unknown) {
            throw ApiException.notFound("there is no such import");
        }
        if (intervention instanceof Intervention.Refused refused) {
            throw new ApiException(HttpServletResponse.SC_CONFLICT, refused.reason());
        }
        if (intervention instanceof Intervention.Gone gone) {
            throw new ApiException(
                    HttpServletResponse.SC_GONE,
                    "the uploaded file " + gone.file() + " is not on disk any more: let 1C send it again");
        }
    }

    private static <T> T unlessBusy(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failed) {
            if (DatabaseError.isLostRace(failed)) {
                throw new ApiException(
                        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                        "nothing was changed, because the import is being written: try again");
            }
            throw failed;
        }
    }
}
