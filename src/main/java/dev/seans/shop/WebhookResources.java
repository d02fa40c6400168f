package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiResource;
import dev.seans.api.ApiRole;
import dev.seans.api.ApiWriteGuard;
import dev.seans.api.JsonAnswer;
import dev.seans.api.JsonFields;
import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far shops have been told of changes, and which of them could not be told; a shop sees its own. */
@OnePerApplication
class WebhookResources implements ApiResource {

    private static final String LIST = "/webhooks";
    private static final Pattern RETRY = Pattern.compile("/webhooks/([^/]{1,200})/retry");

    private final ApiLogin login;
    private final Webhooks webhooks;
    private final DatabaseClock clock;

    @Inject
    WebhookResources(ApiLogin login, Webhooks webhooks, DatabaseClock clock) {
        this.login = login;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @Override
    public boolean isAt(String path) {
        return path.equals(LIST) || RETRY.matcher(path).matches();
    }

    /**
     * The list; or a shop is told at once of what it has not heard.
     *
     * @throws ApiException 404 for a shop that is not told of anything, or another one's
     */
    @Override
    public void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isShop = login.requireOneOf(List.of(ApiRole.SHOP, ApiRole.ADMIN), request, response) == ApiRole.SHOP;
        String user = request.getUserPrincipal().getName();
        boolean isList = path.equals(LIST);
        String allowed = isList ? "GET, HEAD" : "POST";
        if (!List.of(allowed.split(", ")).contains(request.getMethod())) {
            throw ApiException.notAllowed(response, allowed);
        }
        if (isList) {
            JsonAnswer.send(response, HttpServletResponse.SC_OK, list(isShop ? webhooks.of(user) : webhooks.all()));
        } else {
            ApiWriteGuard.require(request);
            Matcher retry = RETRY.matcher(path);
            String shop = retry.matches() ? retry.group(1) : "";
            JsonAnswer.send(response, HttpServletResponse.SC_OK, retry(isShop && !shop.equals(user) ? "" : shop));
        }
    }

    private JsonValue retry(String shop) {
        List<Webhook> ofShop = webhooks.of(shop);
        if (ofShop.isEmpty()) {
            throw ApiException.notFound(
                    "no shop of this name is told of anything: GET /api/webhooks shows those that are");
        }
        webhooks.tryAnew(shop, clock.now());
        return list(webhooks.of(shop));
    }

    private static JsonValue list(List<Webhook> all) {
        return JsonFields.object()
                .add("webhooks", JsonFields.array(all, WebhookResources::json))
                .build();
    }

    private static JsonValue json(Webhook webhook) {
        String state = webhook.givenUp() ? "GIVEN_UP" : webhook.hasNews() ? "WAITING" : "TOLD";
        return JsonFields.object()
                .add("shop", webhook.shop())
                .add("source", webhook.source())
                .add("state", state)
                .add("told", webhook.told().toString())
                .add("end", webhook.end().toString())
                .add("toldAt", JsonFields.value(webhook.toldAt()))
                .add("attempts", webhook.attempts())
                .add("nextAttemptAt", JsonFields.value(webhook.hasNews() ? webhook.nextAt() : null))
                .add("lastError", JsonFields.value(webhook.lastError()))
                .build();
    }
}
