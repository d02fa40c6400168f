package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.api.ApiParameters;
import dev.seans.imports.CheckReport;
import dev.seans.imports.ImportCheck;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.UploadRefusedException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Tells operators what an import of a file would do. One file at a time on a node: it costs as much as an import. */
@OnePerApplication
class CheckResource {

    private static final String PATH = "/check";

    private final ImportCheck check;
    private final Semaphore turn = new Semaphore(1);

    @Inject
    CheckResource(ImportCheck check) {
        this.check = check;
    }

    static boolean isAt(String path) {
        return path.equals(PATH);
    }

    /**
     * Checks the body of a request.
     *
     * @throws ApiException 400 if there are several sources and none is named, 413 for a file that is too large, 503 while another one is checked
     */
    ApiBody post(HttpServletRequest request, ApiParameters parameters) throws IOException {
        if (!turn.tryAcquire()) {
            throw new ApiException(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "another file is being checked on this node: try again");
        }
        try {
            CheckReport report = check.check(source(parameters), request.getInputStream());
            return new ApiBody(CheckJson.of(report), () -> CheckText.of(report));
        } catch (UploadRefusedException refused) {
            throw new ApiException(
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "nothing is checked beyond %s = %s"
                            .formatted(refused.limit().key(), refused.value()));
        } finally {
            turn.release();
        }
    }

    private @Nullable String source(ApiParameters parameters) {
        if (parameters.source().isPresent()) {
            return parameters.source().get();
        }
        List<String> sources = check.sources();
        if (sources.size() > 1) {
            throw ApiParameters.wrong("say with source= with whose catalogue the file is to be compared: " + sources);
        }
        return sources.isEmpty() ? null : sources.get(0);
    }
}
