package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiParameters;
import dev.seans.api.ApiResource;
import dev.seans.api.ApiRole;
import dev.seans.api.JsonAnswer;
import dev.seans.api.JsonFields;
import dev.seans.catalog.ProductHistory;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where a product has come from, and why nobody sees it. */
@OnePerApplication
class HistoryResources implements ApiResource {

    private static final String PATH = "/history";

    private final ApiLogin login;
    private final ProductHistory history;

    @Inject
    HistoryResources(ApiLogin login, ProductHistory history) {
        this.login = login;
        this.history = history;
    }

    @Override
    public boolean isAt(String path) {
        return path.equals(PATH);
    }

    /**
     * The history of one product.
     *
     * @throws ApiException 400 without source and product, 404 if the source has no such product
     */
    @Override
    public void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        login.require(ApiRole.ADMIN, request, response);
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw ApiException.notAllowed(response, "GET, HEAD");
        }
        ApiParameters parameters = ApiParameters.of(request);
        ProductHistory.Course course = history.of(
                        parameters.source().orElseThrow(HistoryResources::incomplete),
                        parameters.text("product").orElseThrow(HistoryResources::incomplete))
                .orElseThrow(() -> ApiException.notFound("there is no such product in this source"));
        JsonAnswer.send(response, HttpServletResponse.SC_OK, json(course));
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
