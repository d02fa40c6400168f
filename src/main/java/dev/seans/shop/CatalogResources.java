package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.api.ApiParameters;
import dev.seans.api.ApiResource;
import dev.seans.api.JsonAnswer;
import dev.seans.api.JsonContent;
import dev.seans.api.JsonFields;
import dev.seans.catalog.CatalogQueries;
import dev.seans.catalog.CatalogSearch;
import dev.seans.catalog.CatalogSearch.Filter;
import dev.seans.catalog.ClassifierView;
import dev.seans.catalog.OfferView;
import dev.seans.catalog.ProductView;
import dev.seans.records.RecordKind;
import dev.seans.search.ProductSearch;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whole records of the catalogue, all that is stored of them: one, or a page of those that have what is asked for. */
@OnePerApplication
class CatalogResources implements ApiResource {

    private static final Pattern PATH = Pattern.compile("/catalog/([a-z-]+)(?:/([^\\p{Cc}]{1,200}))?");

    private static final Map<String, RecordKind> KINDS = Map.of(
            "products", RecordKind.PRODUCT,
            "offers", RecordKind.OFFER,
            "groups", RecordKind.GROUP,
            "properties", RecordKind.PROPERTY,
            "price-types", RecordKind.PRICE_TYPE,
            "warehouses", RecordKind.WAREHOUSE,
            "units", RecordKind.UNIT,
            "categories", RecordKind.CATEGORY);

    /** A product may have hundreds of offers, and a page is made as a whole. */
    private static final int MOST_WITH_OFFERS = 100;

    private final ShopAccess access;
    private final CatalogQueries catalog;
    private final ProductSearch search;

    @Inject
    CatalogResources(ShopAccess access, CatalogQueries catalog, ProductSearch search) {
        this.access = access;
        this.catalog = catalog;
        this.search = search;
    }

    @Override
    public boolean isAt(String path) {
        return path.startsWith("/catalog/");
    }

    /**
     * A page, or a record.
     *
     * @throws ApiException 400 for parameters of a wrong form, 403 for a source that the shop may not see, 404 for a record that
     *     there is not
     */
    @Override
    public void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ShopAccess.Reader reader = access.requireReader(request, response);
        Matcher at = PATH.matcher(path);
        RecordKind kind = at.matches() ? KINDS.get(at.group(1)) : null;
        if (path.equals("/catalog/counts")) {
            JsonAnswer.sendKeepable(
                    request, response, JsonContent.of(CatalogJson.counts(catalog.counts(source(reader)))));
        } else if (path.equals("/catalog/search")) {
            JsonAnswer.sendKeepable(request, response, found(access.requireSource(reader), reader.parameters()));
        } else if (kind == null) {
            throw ApiException.nothingHere();
        } else if (at.group(2) == null) {
            JsonAnswer.sendKeepable(request, response, page(kind, at.group(1), filtered(reader), reader.parameters()));
        } else {
            JsonAnswer.sendKeepable(request, response, one(kind, at.group(2), reader));
        }
    }

    /** Null for an operator who names none: all. */
    private @Nullable String source(ShopAccess.Reader reader) {
        return reader.isShop() || reader.parameters().source().isPresent() ? access.requireSource(reader) : null;
    }

    private JsonContent found(String source, ApiParameters parameters) {
        try {
            ProductSearch.Wanted wanted = new ProductSearch.Wanted(
                    parameters.text("q").orElse(""),
                    parameters.text("group").orElse(null),
                    parameters.flag("hidden").orElse(false),
                    parameters.after().orElse(null),
                    parameters.limit());
            ProductSearch.Found found = search.find(source, wanted);
            return out -> CatalogJson.found(out, found);
        } catch (IllegalArgumentException | NoSuchElementException wrong) {
            throw ApiParameters.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private CatalogSearch filtered(ShopAccess.Reader reader) {
        ApiParameters parameters = reader.parameters();
        Map<Filter, String> filters = new EnumMap<>(Filter.class);
        for (Filter filter : Filter.values()) {
            parameters.text(filter.parameter()).ifPresent(text -> filters.put(filter, text));
        }
        try {
            return new CatalogSearch(source(reader), filters, parameters.after().orElse(null), parameters.limit());
        } catch (IllegalArgumentException wrong) {
            throw ApiParameters.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private JsonContent page(RecordKind kind, String name, CatalogSearch search, ApiParameters parameters) {
        try {
            search.requireFiltersOf(kind);
        } catch (IllegalArgumentException wrong) {
            throw ApiParameters.wrong(String.valueOf(wrong.getMessage()));
        }
        boolean withOffers = wantsOffers(kind, parameters);
        if (withOffers && search.limit() > MOST_WITH_OFFERS) {
            throw ApiParameters.wrong("limit can be %d at the most with expand=offers".formatted(MOST_WITH_OFFERS));
        }
        return read(kind, search, withOffers).page(name, search.limit());
    }

    private JsonContent one(RecordKind kind, String id, ShopAccess.Reader reader) {
        CatalogSearch search = new CatalogSearch(access.requireSource(reader), Map.of(Filter.ID, id), null, 1);
        return read(kind, search, wantsOffers(kind, reader.parameters())).records.stream()
                .findFirst()
                .orElseThrow(() ->
                        ApiException.notFound("there is no such record in the source %s: source= names another one"
                                .formatted(search.source())));
    }

    private static boolean wantsOffers(RecordKind kind, ApiParameters parameters) {
        parameters
                .text("expand")
                .filter(value -> !value.equals("offers") || kind != RecordKind.PRODUCT)
                .ifPresent(value -> {
                    throw ApiParameters.wrong("expand can only be offers, and only of products");
                });
        return parameters.text("expand").isPresent();
    }

    private Page read(RecordKind kind, CatalogSearch search, boolean withOffers) {
        if (withOffers) {
            return Page.of(
                    catalog.productsWithOffers(search), goods -> goods.product().rowId(), CatalogJson::goods);
        }
        return switch (kind) {
            case PRODUCT -> Page.of(catalog.products(search), ProductView::rowId, CatalogJson::product);
            case OFFER -> Page.of(catalog.offers(search), OfferView::rowId, CatalogJson::offer);
            default -> Page.of(catalog.classifiers(kind, search), ClassifierView::rowId, CatalogJson::classifier);
        };
    }

    /** @param last where the next page begins; 0 if this one is empty */
    private record Page(List<JsonContent> records, long last) {

        static <V> Page of(List<V> views, ToLongFunction<V> row, BiConsumer<JsonGenerator, V> json) {
            List<JsonContent> records = new ArrayList<>(views.size());
            views.forEach(view -> records.add(out -> json.accept(out, view)));
            return new Page(records, views.isEmpty() ? 0 : row.applyAsLong(views.get(views.size() - 1)));
        }

        JsonContent page(String name, int limit) {
            return out -> {
                out.writeStartObject();
                JsonFields.array(out, name, records, (array, record) -> record.writeTo(array));
                JsonFields.field(out, "next", records.size() < limit ? null : last);
                out.writeEnd();
            };
        }
    }
}
