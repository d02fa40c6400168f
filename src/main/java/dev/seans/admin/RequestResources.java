package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiParameters;
import dev.seans.api.JsonFields;
import dev.seans.exchange.NotedRequest;
import dev.seans.exchange.NotedRequests;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.List;

/** The time line of an exchange: its requests, the oldest first. */
@OnePerApplication
class RequestResources extends OperatorResource {

    private final ExchangeList exchanges;
    private final NotedRequests requests;

    @Inject
    RequestResources(ApiLogin login, ExchangeList exchanges, NotedRequests requests) {
        super(login, "/exchanges/([0-9]{1,18})/requests");
        this.exchanges = exchanges;
        this.requests = requests;
    }

    /**
     * A page of it.
     *
     * @throws ApiException 404 if there is no such exchange
     */
    @Override
    JsonValue read(long exchange, ApiParameters parameters) {
        List<NotedRequest> page = requests.of(
                exchanges.require(exchange).key(), parameters.after().orElse(0L), parameters.limit());
        return json(page, parameters.limit());
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
