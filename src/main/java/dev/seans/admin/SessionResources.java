package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiParameters;
import dev.seans.api.ApiResource;
import dev.seans.api.ApiRole;
import dev.seans.api.ApiWriteGuard;
import dev.seans.api.JsonAnswer;
import dev.seans.api.JsonFields;
import dev.seans.session.LiveSessions;
import dev.seans.session.SessionInterventions;
import dev.seans.session.SessionSearch;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sessions, and who holds them and waits for them: operators see them, end them, and take them away from a request that is stuck. */
@OnePerApplication
class SessionResources implements ApiResource {

    private static final String LIST = "/sessions";
    private static final Pattern ACTION = Pattern.compile("/sessions/([0-9]{1,18})/(end|release)");

    private final ApiLogin login;
    private final LiveSessions sessions;
    private final SessionInterventions interventions;

    @Inject
    SessionResources(ApiLogin login, LiveSessions sessions, SessionInterventions interventions) {
        this.login = login;
        this.sessions = sessions;
        this.interventions = interventions;
    }

    @Override
    public boolean isAt(String path) {
        return path.equals(LIST) || path.startsWith(LIST + "/");
    }

    /**
     * Does what a request wants.
     *
     * @throws ApiException 400 for parameters of a wrong form, 404 for an unknown number, 405
     */
    @Override
    public void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        login.require(ApiRole.ADMIN, request, response);
        Matcher action = ACTION.matcher(path);
        if (action.matches()) {
            requireMethod("POST", request, response);
            ApiWriteGuard.require(request);
            long number = Long.parseLong(action.group(1));
            String operator = request.getUserPrincipal().getName();
            send(response, action.group(2).equals("end") ? end(number, operator) : release(number, operator));
        } else if (path.equals(LIST)) {
            requireMethod("GET, HEAD", request, response);
            send(response, page(ApiParameters.of(request)));
        } else {
            throw ApiException.nothingHere();
        }
    }

    private static void requireMethod(String allowed, HttpServletRequest request, HttpServletResponse response) {
        if (!List.of(allowed.split(", ")).contains(request.getMethod())) {
            throw ApiException.notAllowed(response, allowed);
        }
    }

    private static void send(HttpServletResponse response, JsonValue json) throws IOException {
        JsonAnswer.send(response, HttpServletResponse.SC_OK, json);
    }

    private JsonValue page(ApiParameters parameters) {
        SessionSearch search = new SessionSearch(
                parameters.text("scope"),
                parameters.text("user"),
                parameters.flag("held"),
                parameters.after(),
                parameters.limit());
        return SessionJson.list(sessions.find(search), search.limit());
    }

    private JsonValue end(long number, String operator) {
        if (!interventions.end(number, operator)) {
            throw unknown();
        }
        return JsonFields.object().add("ended", true).build();
    }

    private JsonValue release(long number, String operator) {
        return SessionJson.of(interventions.release(number, operator).orElseThrow(SessionResources::unknown));
    }

    private static ApiException unknown() {
        return ApiException.notFound(
                "there is no such session: it may have ended, GET /api/sessions shows those that have not");
    }
}
