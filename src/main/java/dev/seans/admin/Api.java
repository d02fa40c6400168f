package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.api.ApiParameters;
import dev.seans.exchange.ExchangeSearch;
import dev.seans.registry.ImportHistory;
import dev.seans.registry.ImportSearch;
import dev.seans.registry.ImportState;
import dev.seans.reuse.Pools;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resources that operators read, by path. */
@OnePerApplication
public class Api {

    private static final Pattern KEY_BEGINNING = Pattern.compile("[0-9a-f]{12,64}");
    private static final Pattern ONE = Pattern.compile("/(imports|exchanges)/([0-9]{1,18})");

    private final ExchangeList exchanges;
    private final ImportHistory imports;
    private final Pools pools;
    private final UpstreamResources upstreams;

    @Inject
    Api(ExchangeList exchanges, ImportHistory imports, Pools pools, UpstreamResources upstreams) {
        this.exchanges = exchanges;
        this.imports = imports;
        this.pools = pools;
        this.upstreams = upstreams;
    }

    /**
     * The resource at this path.
     *
     * @throws ApiException 400 for parameters of a wrong form, 404 if there is nothing at this path
     */
    ApiBody get(String path, ApiParameters parameters) {
        return upstreams.isAt(path) ? upstreams.get(path) : ApiBody.of(json(path, parameters));
    }

    private JsonValue json(String path, ApiParameters parameters) {
        return switch (path) {
            case "/exchanges" -> exchanges.page(exchangeSearch(parameters));
            case "/imports" -> imports(importSearch(parameters));
            case "/pools" -> PoolJson.list(pools.reports());
            default -> one(path);
        };
    }

    private static ExchangeSearch exchangeSearch(ApiParameters parameters) {
        return new ExchangeSearch(
                sessionKey(parameters),
                parameters.text("user"),
                parameters.text("lastMode"),
                parameters.flag("importRequested"),
                parameters.after(),
                parameters.limit());
    }

    private static ImportSearch importSearch(ApiParameters parameters) {
        return new ImportSearch(
                sessionKey(parameters),
                parameters.source(),
                parameters.choice("state", ImportState.class).map(ImportState::name),
                parameters.after(),
                parameters.limit());
    }

    private static Optional<String> sessionKey(ApiParameters parameters) {
        Optional<String> key = parameters.text("sessionKey");
        key.filter(value -> !KEY_BEGINNING.matcher(value).matches()).ifPresent(value -> {
            throw ApiParameters.wrong(
                    "sessionKey must be 12 to 64 lower-case hex digits: the beginning of a key, as logs show it");
        });
        return key;
    }

    private JsonValue imports(ImportSearch search) {
        return ImportJson.list(imports.find(search), search.limit());
    }

    private JsonValue one(String path) {
        Matcher one = ONE.matcher(path);
        if (!one.matches()) {
            throw ApiException.nothingHere();
        }
        long number = Long.parseLong(one.group(2));
        return one.group(1).equals("exchanges") ? exchanges.one(number) : oneImport(number);
    }

    private JsonValue oneImport(long number) {
        return imports.find(number)
                .map(found -> ImportJson.of(found, imports.rejections(found.id()), imports.valueProblems(found.id())))
                .orElseThrow(() -> ApiException.notFound("there is no such import"));
    }
}
