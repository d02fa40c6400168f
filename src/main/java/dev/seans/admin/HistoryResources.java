package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiParameters;
import dev.seans.api.JsonFields;
import dev.seans.catalog.ProductHistory;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;

/** Where a product has come from, and why nobody sees it. */
@OnePerApplication
class HistoryResources extends OperatorResource {

    private final ProductHistory history;

    @Inject
    HistoryResources(ApiLogin login, ProductHistory history) {
        super(login, "/history");
        this.history = history;
    }

    /**
     * The history of one product.
     *
     * @throws ApiException 400 without source and product, 404 if the source has no such product
     */
    @Override
    JsonValue read(long number, ApiParameters parameters) {
        ProductHistory.Course course = history.of(
                        parameters.source().orElseThrow(HistoryResources::incomplete),
                        parameters.text("product").orElseThrow(HistoryResources::incomplete))
                .orElseThrow(() -> ApiException.notFound("there is no such product in this source"));
        return json(course);
    }

    private static ApiException incomplete() {
        return ApiParameters.wrong("say with source= and product= which one");
    }

    private static JsonValue json(ProductHistory.Course course) {
        return JsonFields.object()
                .add("seenAt", course.seenAt().toString())
                .add("seenByImport", JsonFields.value(course.seenByImport()))
                .add("seenInFile", JsonFields.value(course.seenInFile()))
                .add("writtenAt", course.writtenAt().toString())
                .add("writtenByImport", course.writtenByImport())
                .add("hiddenBecause", JsonFields.value(course.hiddenBecause().orElse(null)))
                .build();
    }
}
