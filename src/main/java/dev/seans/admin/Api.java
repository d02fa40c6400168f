package dev.seans.admin;

import dev.seans.catalog.CatalogQueries;
import dev.seans.registry.ImportHistory;
import dev.seans.registry.ImportSearch;
import dev.seans.reuse.Pools;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resources that operators read, by path. */
@OnePerApplication
public class Api {

    private static final Pattern ONE = Pattern.compile("/(imports|exchanges)/([0-9]{1,18})");

    private final ExchangeList exchanges;
    private final ImportHistory imports;
    private final CatalogQueries catalog;
    private final Pools pools;
    private final UpstreamResources upstreams;

    @Inject
    Api(
            ExchangeList exchanges,
            ImportHistory imports,
            CatalogQueries catalog,
            Pools pools,
            UpstreamResources upstreams) {
        this.exchanges = exchanges;
        this.imports = imports;
        this.catalog = catalog;
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
            case "/exchanges" -> exchanges.page(parameters.exchangeSearch());
            case "/imports" -> imports(parameters.importSearch());
            case "/catalog/counts" ->
                CatalogJson.counts(catalog.counts(parameters.source().orElse(null)));
            case "/catalog/products" ->
                CatalogJson.products(
                        catalog.products(
                                parameters.source().orElse(null),
                                parameters.after().orElse(null),
                                parameters.limit()),
                        parameters.limit());
            case "/catalog/offers" ->
                CatalogJson.offers(
                        catalog.offers(
                                parameters.source().orElse(null),
                                parameters.after().orElse(null),
                                parameters.limit()),
                        parameters.limit());
            case "/pools" -> PoolJson.list(pools.reports());
            default -> one(path);
        };
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
