package dev.seans.admin;

import dev.seans.catalog.CatalogQueries;
import dev.seans.imports.ImportFilter;
import dev.seans.imports.ImportHistory;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resources that operators read, by path. */
@OnePerApplication
public class Api {

    private static final Pattern ONE_IMPORT = Pattern.compile("/imports/([0-9]{1,18})");

    private final ImportHistory imports;
    private final CatalogQueries catalog;

    @Inject
    public Api(ImportHistory imports, CatalogQueries catalog) {
        this.imports = imports;
        this.catalog = catalog;
    }

    /**
     * The resource at this path.
     *
     * @throws ApiException 400 for parameters of a wrong form, 404 if there is nothing at this path
     */
    JsonValue get(String path, ApiParameters parameters) {
        return switch (path) {
            case "/imports" -> imports(parameters.importFilter());
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
            default -> oneImport(path);
        };
    }

    private JsonValue imports(ImportFilter filter) {
        return ImportJson.list(imports.find(filter), filter.limit());
    }

    private JsonValue oneImport(String path) {
        Matcher number = ONE_IMPORT.matcher(path);
        if (!number.matches()) {
            throw ApiException.nothingHere();
        }
        return imports.find(Long.parseLong(number.group(1)))
                .map(found -> ImportJson.of(found, imports.rejections(found.id())))
                .orElseThrow(() -> ApiException.notFound("there is no such import"));
    }
}
