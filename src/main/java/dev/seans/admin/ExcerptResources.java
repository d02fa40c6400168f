package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiParameters;
import dev.seans.api.JsonFields;
import dev.seans.imports.DocumentExcerpt;
import dev.seans.imports.ImportExcerpts;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Semaphore;

/** The piece of XML around a problem. Two at a time on a node: each reads the document as far as the place. */
@OnePerApplication
class ExcerptResources extends OperatorResource {

    private static final int AT_ONCE = 2;

    private final ImportExcerpts excerpts;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    @Inject
    ExcerptResources(ApiLogin login, ImportExcerpts excerpts) {
        super(login, "/imports/([0-9]{1,18})/excerpt");
        this.excerpts = excerpts;
    }

    /**
     * The lines around a place.
     *
     * @throws ApiException 400 without file and line, 404 for what the import does not have, 410 if the upload is gone, 503 while
     *     others are read
     */
    @Override
    JsonValue read(long importId, ApiParameters parameters) {
        ImportExcerpts.Place place = place(importId, parameters);
        if (!excerpts.exists(place)) {
            throw ApiException.notFound("the import has no such file of this generation: GET /api/imports/" + importId
                    + " shows those that it has");
        }
        if (!turns.tryAcquire()) {
            throw new ApiException(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "other documents are being read on this node: try again");
        }
        try {
            return json(excerpt(place));
        } finally {
            turns.release();
        }
    }

    private static ImportExcerpts.Place place(long importId, ApiParameters parameters) {
        return new ImportExcerpts.Place(
                importId,
                parameters.text("file").orElseThrow(ExcerptResources::incomplete),
                number(parameters, "generation", 1),
                parameters
                        .number("line", Integer.MAX_VALUE)
                        .orElseThrow(ExcerptResources::incomplete)
                        .intValue(),
                number(parameters, "column", 1));
    }

    private static int number(ApiParameters parameters, String name, int otherwise) {
        return parameters.number(name, Integer.MAX_VALUE).map(Long::intValue).orElse(otherwise);
    }

    private static ApiException incomplete() {
        return ApiParameters.wrong(
                "say with file= and line= which place; generation= and column= are 1 if nothing is said");
    }

    private DocumentExcerpt excerpt(ImportExcerpts.Place place) {
        DocumentExcerpt excerpt = excerpts.at(place)
                .orElseThrow(() -> new ApiException(
                        HttpServletResponse.SC_GONE,
                        "the uploaded file is not on disk any more: uploads are kept for seans.uploads.keep"));
        if (excerpt.lines().isEmpty()) {
            throw ApiException.notFound("the document has fewer lines");
        }
        return excerpt;
    }

    private static JsonValue json(DocumentExcerpt excerpt) {
        return JsonFields.object()
                .add("from", excerpt.first())
                .add("lines", JsonFields.array(excerpt.lines(), JsonFields::value))
                .build();
    }
}
