package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiParameters;
import dev.seans.api.ApiResource;
import dev.seans.api.ApiRole;
import dev.seans.api.JsonAnswer;
import dev.seans.api.JsonFields;
import dev.seans.filter.RefusalReason;
import dev.seans.imports.DocumentExcerpt;
import dev.seans.imports.ImportExcerpts;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The piece of XML around a problem. Two at a time on a node: each reads the document as far as the place. */
@OnePerApplication
class ExcerptResources implements ApiResource {

    private static final Pattern PATH = Pattern.compile("/imports/([0-9]{1,18})/excerpt");
    private static final int AT_ONCE = 2;

    private final ApiLogin login;
    private final ImportExcerpts excerpts;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    @Inject
    ExcerptResources(ApiLogin login, ImportExcerpts excerpts) {
        this.login = login;
        this.excerpts = excerpts;
    }

    @Override
    public boolean isAt(String path) {
        return PATH.matcher(path).matches();
    }

    /**
     * The lines around a place.
     *
     * @throws ApiException 400 without file and line, 404 for what the import does not have, 410 if the upload is gone, 503 while
     *     others are read
     */
    @Override
    public void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        login.require(ApiRole.ADMIN, request, response);
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw ApiException.notAllowed(response, "GET, HEAD");
        }
        ImportExcerpts.Place place = place(path, ApiParameters.of(request));
        if (!excerpts.exists(place)) {
            throw ApiException.notFound("the import has no such file of this generation: GET /api/imports/"
                    + place.importId() + " shows those that it has");
        }
        if (!turns.tryAcquire()) {
            response.setHeader("Retry-After", RefusalReason.RETRY_AFTER);
            throw new ApiException(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "other documents are being read on this node: try again");
        }
        try {
            JsonAnswer.send(response, HttpServletResponse.SC_OK, json(excerpt(place)));
        } finally {
            turns.release();
        }
    }

    private static ImportExcerpts.Place place(String path, ApiParameters parameters) {
        Matcher one = PATH.matcher(path);
        long importId = one.matches() ? Long.parseLong(one.group(1)) : 0;
        String file = parameters.text("file").orElseThrow(ExcerptResources::incomplete);
        return new ImportExcerpts.Place(
                importId,
                file,
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
