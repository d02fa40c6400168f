package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiParameters;
import dev.seans.api.ApiResource;
import dev.seans.api.ApiRole;
import dev.seans.api.JsonAnswer;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What operators read, and do no more with, at paths of one form. */
abstract class OperatorResource implements ApiResource {

    private static final List<String> READING = List.of("GET", "HEAD");

    private final ApiLogin login;
    private final Pattern form;

    /** @param form of its paths; groups in it are numbers that name what is asked for */
    OperatorResource(ApiLogin login, String form) {
        this.login = login;
        this.form = Pattern.compile(form);
    }

    @Override
    public final boolean isAt(String path) {
        return form.matcher(path).matches();
    }

    /**
     * Lets operators read it.
     *
     * @throws ApiException 401, 403 or 429 for whoever may not, 405 for another method, and what {@link #read} throws
     */
    @Override
    public final void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        login.require(ApiRole.ADMIN, request, response);
        if (!READING.contains(request.getMethod())) {
            throw ApiException.notAllowed(response, String.join(", ", READING));
        }
        Matcher at = form.matcher(path);
        long number = at.matches() && at.groupCount() > 0 ? Long.parseLong(at.group(1)) : 0;
        JsonAnswer.send(response, HttpServletResponse.SC_OK, read(number, ApiParameters.of(request)));
    }

    /**
     * What there is.
     *
     * @param number that the path names; 0 if it names none
     * @throws ApiException if the request cannot be answered
     */
    abstract JsonValue read(long number, ApiParameters parameters);
}
