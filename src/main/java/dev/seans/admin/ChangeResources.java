package dev.seans.admin;

import dev.seans.changes.Change;
import dev.seans.changes.ChangeCursor;
import dev.seans.changes.ChangeFeed;
import dev.seans.changes.CursorTooHighException;
import dev.seans.identity.RawQuery;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has changed in a source, for shops that mirror it. */
@OnePerApplication
class ChangeResources {

    private final ApiLogin login;
    private final ChangeFeed feed;
    private final ChangedRecords records;
    private final Settings settings;

    @Inject
    ChangeResources(ApiLogin login, ChangeFeed feed, ChangedRecords records, Settings settings) {
        this.login = login;
        this.feed = feed;
        this.records = records;
        this.settings = settings;
    }

    static boolean isAt(String path) {
        return path.equals("/changes");
    }

    /**
     * A page of changes.
     *
     * @throws ApiException 400 for parameters of a wrong form, 403 for a source that the shop may not see, 404 for an unknown one,
     *     410 for a cursor that is not of this source
     */
    JsonValue serve(HttpServletRequest request, HttpServletResponse response) {
        boolean isShop = login.requireOneOf(List.of(ApiRole.SHOP, ApiRole.ADMIN), request, response) == ApiRole.SHOP;
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            throw new ApiException(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "use one of: GET, HEAD");
        }
        String user = request.getUserPrincipal().getName();
        ApiParameters parameters = new ApiParameters(RawQuery.parse(request.getQueryString()));
        boolean withBodies = parameters.wantsBodies();
        String source = parameters.source().orElse(settings.of(user).text(Setting.ORDERS_SOURCE));
        if (isShop) {
            requireSource(user, source);
        }
        return json(read(source, parameters, isShop ? user : null), withBodies);
    }

    private ChangeFeed.Page read(String source, ApiParameters parameters, @Nullable String shop) {
        try {
            return feed.read(source, parameters.cursor(), parameters.limit(), shop)
                    .orElseThrow(() -> ApiException.notFound(
                            "there is no source of this name: 1C has never logged in as it, or source= is missing"));
        } catch (CursorTooHighException gone) {
            throw new ApiException(HttpServletResponse.SC_GONE, String.valueOf(gone.getMessage()));
        }
    }

    private void requireSource(String shop, String source) {
        Settings ofShop = settings.of(shop);
        List<String> named = ofShop.list(Setting.SHOP_SOURCES);
        List<String> allowed = named.isEmpty() ? List.of(ofShop.text(Setting.ORDERS_SOURCE)) : named;
        if (!allowed.contains(source)) {
            throw new ApiException(
                    HttpServletResponse.SC_FORBIDDEN,
                    "this shop may not read that source: " + Setting.SHOP_SOURCES.key() + " names those that it may");
        }
    }

    private JsonValue json(ChangeFeed.Page page, boolean withBodies) {
        Map<ChangeCursor, JsonValue> bodies = withBodies ? records.of(page.changes()) : Map.of();
        return JsonFields.object()
                .add("changes", JsonFields.array(page.changes(), change -> json(change, bodies)))
                .add("next", page.next().toString())
                .add("more", page.hasMore())
                .build();
    }

    private static JsonValue json(Change change, Map<ChangeCursor, JsonValue> bodies) {
        JsonObjectBuilder json = JsonFields.object()
                .add("at", change.at().toString())
                .add("kind", change.kind())
                .add("id", change.id())
                .add("deleted", change.deleted())
                .add("active", change.active());
        JsonValue body = bodies.get(change.at());
        return (body == null ? json : json.add("record", body)).build();
    }
}
