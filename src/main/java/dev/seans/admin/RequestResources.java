package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiParameters;
import dev.seans.api.ApiResource;
import dev.seans.api.ApiRole;
import dev.seans.api.JsonAnswer;
import dev.seans.api.JsonFields;
import dev.seans.exchange.NotedRequest;
import dev.seans.exchange.NotedRequests;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time line of an exchange: its requests, the oldest first. */
@OnePerApplication
class RequestResources implements ApiResource {

    private static final Pattern OF_EXCHANGE = Pattern.compile("/exchanges/([0-9]{1,18})/requests");

    private final ApiLogin login;
    private final ExchangeList exchanges;
    private final NotedRequests requests;

    @Inject
    RequestResources(ApiLogin login, ExchangeList exchanges, NotedRequests requests) {
        this.login = login;
        this.exchanges = exchanges;
        this.requests = requests;
    }

    @Override
    public boolean isAt(String path) {
        return OF_EXCHANGE.matcher(path).matches();
    }

    /**
     * A page of it.
     *
     * @throws ApiException 404 if there is no such exchange
     */
    @Override
    public void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        login.require(ApiRole.ADMIN, request, response);
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw ApiException.notAllowed(response, "GET, HEAD");
        }
        ApiParameters parameters = ApiParameters.of(request);
        Matcher number = OF_EXCHANGE.matcher(path);
        long exchange = number.matches() ? Long.parseLong(number.group(1)) : 0;
        List<NotedRequest> page = requests.of(
                exchanges.require(exchange).key(), parameters.after().orElse(0L), parameters.limit());
        JsonAnswer.send(response, HttpServletResponse.SC_OK, json(page, parameters.limit()));
    }

    private static JsonValue json(List<NotedRequest> page, int limit) {
        Long next = page.size() < limit ? null : page.get(page.size() - 1).id();
        return JsonFields.object()
                .add("requests", JsonFields.array(page, RequestResources::json))
                .add("next", JsonFields.value(next))
                .build();
    }

    private static JsonValue json(NotedRequest request) {
        return JsonFields.object()
                .add("id", request.id())
                .add("at", request.endedAt().toString())
                .add("tookMillis", request.tookMillis())
                .add("heldMillis", JsonFields.value(request.heldMillis()))
                .add("node", request.node())
                .add("address", JsonFields.value(request.address()))
                .add("user", JsonFields.value(request.user()))
                .add("idSource", JsonFields.value(request.idSource()))
                .add("type", JsonFields.value(request.type()))
                .add("mode", JsonFields.value(request.mode()))
                .add("file", JsonFields.value(request.file()))
                .add("bytes", JsonFields.value(request.bytes()))
                .add("status", request.status())
                .add("outcome", JsonFields.value(request.outcome()))
                .add("refused", JsonFields.value(request.refused()))
                .build();
    }
}
