package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.api.ApiParameters;
import dev.seans.api.ApiResource;
import dev.seans.api.JsonAnswer;
import dev.seans.api.JsonFields;
import dev.seans.changes.Change;
import dev.seans.changes.ChangeCursor;
import dev.seans.changes.ChangeFeed;
import dev.seans.changes.CursorTooHighException;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** What has changed in a source, for shops that mirror it. */
@OnePerApplication
class ChangeResources implements ApiResource {

    private final ShopAccess access;
    private final ChangeFeed feed;
    private final ChangedRecords records;

    @Inject
    ChangeResources(ShopAccess access, ChangeFeed feed, ChangedRecords records) {
        this.access = access;
        this.feed = feed;
        this.records = records;
    }

    @Override
    public boolean isAt(String path) {
        return path.equals("/changes");
    }

    /**
     * A page of changes.
     *
     * @throws ApiException 400 for parameters of a wrong form, 403 for a source that the shop may not see, 404 for an unknown one,
     *     410 for a cursor that is not of this source
     */
    @Override
    public void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ShopAccess.Reader reader = access.requireReader(request, response);
        boolean withBodies = wantsBodies(reader.parameters());
        ChangeFeed.Page page = read(access.requireSource(reader), reader);
        JsonAnswer.sendPacked(request, response, json(page, withBodies));
    }

    private ChangeFeed.Page read(String source, ShopAccess.Reader reader) {
        ApiParameters parameters = reader.parameters();
        try {
            return feed.read(source, cursor(parameters), parameters.limit(), reader.shop())
                    .orElseThrow(() -> ApiException.notFound(
                            "there is no source of this name: 1C has never logged in as it, or source= is missing"));
        } catch (CursorTooHighException gone) {
            throw new ApiException(HttpServletResponse.SC_GONE, String.valueOf(gone.getMessage()));
        }
    }

    private static ChangeCursor cursor(ApiParameters parameters) {
        return parameters
                .text("after")
                .map(value -> ChangeCursor.parse(value)
                        .orElseThrow(() -> ApiParameters.wrong("after must be 0, or the next of the page before")))
                .orElse(ChangeCursor.BEGINNING);
    }

    private static boolean wantsBodies(ApiParameters parameters) {
        parameters.text("body").filter(value -> !value.equals("none")).ifPresent(value -> {
            throw ApiParameters.wrong("body can only be none");
        });
        return parameters.text("body").isEmpty();
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
