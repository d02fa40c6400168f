package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.api.ApiParameters;
import dev.seans.exchange.FileImports;
import dev.seans.identity.InvalidUploadNameException;
import dev.seans.identity.TrustedProxies;
import dev.seans.identity.UploadName;
import dev.seans.registry.ImportHistory;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.uploads.IncompleteBodyException;
import dev.seans.uploads.UploadRefusedException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Imports a file that an operator has. */
@OnePerApplication
class FileImportResource {

    private static final String PATH = "/imports";
    private static final int LONGEST_SOURCE = 200;

    private final FileImports files;
    private final ImportHistory imports;
    private final TrustedProxies proxies;

    @Inject
    FileImportResource(FileImports files, ImportHistory imports, Settings settings) {
        this.files = files;
        this.imports = imports;
        this.proxies = TrustedProxies.parse(settings.list(Setting.TRUSTED_PROXIES));
    }

    static boolean isAt(String path) {
        return path.equals(PATH);
    }

    /**
     * Takes the body of a request.
     *
     * @throws ApiException 400 for a body that breaks off, a missing source or a name that no file can have, 408 for a body that
     *     comes too slowly, 409 if there is no document in an archive, 413 beyond a limit of uploads, 503 while too many are received
     */
    ApiBody post(HttpServletRequest request, ApiParameters parameters) throws IOException {
        String source = source(parameters);
        UploadName name = name(parameters);
        try {
            FileImports.Started started = files.start(
                    source,
                    name,
                    request.getInputStream(),
                    request.getContentLengthLong(),
                    request.getUserPrincipal().getName(),
                    proxies.originOf(request).address().text());
            return ApiBody.of(
                    imports.newestOf(started.session())
                            .map(ImportJson::of)
                            .orElseThrow(
                                    () -> new ApiException(
                                            HttpServletResponse.SC_CONFLICT,
                                            "nothing was imported, because the file holds no XML document: POST /api/check says what is in it")));
        } catch (UploadRefusedException refused) {
            throw refused(refused);
        } catch (InvalidUploadNameException taken) {
            throw wrongName(taken);
        } catch (IncompleteBodyException brokenOff) {
            throw ApiParameters.wrong("nothing was imported, because the file did not come whole: send it again");
        }
    }

    private String source(ApiParameters parameters) {
        String source = parameters
                .source()
                .filter(name -> name.length() <= LONGEST_SOURCE)
                .orElseThrow(
                        () -> ApiParameters.wrong(
                                "say with source= for which 1C base the file is imported: its name has at most 200 characters"));
        if (!files.isSource(source)) {
            throw ApiParameters.wrong(
                    "no user talks as the source %s, because seans.exchange.source.%s makes another one of it"
                            .formatted(source, source));
        }
        return source;
    }

    private static UploadName name(ApiParameters parameters) {
        try {
            return UploadName.clean(parameters.text("name").orElse("import.xml"));
        } catch (InvalidUploadNameException invalid) {
            throw wrongName(invalid);
        }
    }

    private static ApiException wrongName(InvalidUploadNameException invalid) {
        return ApiParameters.wrong("no file can have the name that stands in name=: " + invalid.reason());
    }

    private static ApiException refused(UploadRefusedException refused) {
        String limit = " (%s = %s)".formatted(refused.limit().key(), refused.value());
        if (refused.isForNow()) {
            return new ApiException(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "nothing was imported, because too many files are being received: try again" + limit);
        }
        return refused.isOfPace()
                ? new ApiException(
                        HttpServletResponse.SC_REQUEST_TIMEOUT,
                        "nothing was imported, because the file came too slowly" + limit)
                : new ApiException(
                        HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                        "nothing was imported, because a limit would be exceeded" + limit);
    }
}
