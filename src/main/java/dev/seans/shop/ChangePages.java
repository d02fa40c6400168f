package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.api.JsonContent;
import dev.seans.api.JsonFields;
import dev.seans.changes.Change;
import dev.seans.changes.ChangeCursor;
import dev.seans.changes.ChangeFeed;
import dev.seans.changes.CursorTooHighException;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages of the feed, with what the changes are about. */
@OnePerApplication
class ChangePages {

    private final ChangeFeed feed;
    private final ChangedRecords records;

    @Inject
    ChangePages(ChangeFeed feed, ChangedRecords records) {
        this.feed = feed;
        this.records = records;
    }

    /**
     * The changes behind a cursor.
     *
     * @param shop whose orders alone are told; null for all
     * @throws ApiException 404 for an unknown source, 410 for a cursor that is not of this source
     */
    ChangeFeed.Page read(String source, ChangeCursor after, int limit, @Nullable String shop) {
        try {
            return feed.read(source, after, limit, shop)
                    .orElseThrow(() -> ApiException.notFound(
                            "there is no source of this name: 1C has never logged in as it, or source= is missing"));
        } catch (CursorTooHighException gone) {
            throw new ApiException(HttpServletResponse.SC_GONE, String.valueOf(gone.getMessage()));
        }
    }

    /** The records themselves, by the places of their changes. */
    Map<ChangeCursor, JsonContent> bodies(ChangeFeed.Page page) {
        return records.of(page.changes());
    }

    /** @param bodies none to leave the records out */
    static JsonContent json(ChangeFeed.Page page, Map<ChangeCursor, JsonContent> bodies) {
        return out -> {
            out.writeStartObject();
            JsonFields.array(out, "changes", page.changes(), (array, change) -> write(array, change, bodies));
            out.write("next", page.next().toString());
            out.write("more", page.hasMore());
            out.writeEnd();
        };
    }

    static void write(JsonGenerator out, Change change, Map<ChangeCursor, JsonContent> bodies) {
        out.writeStartObject();
        out.write("at", change.at().toString());
        out.write("kind", change.kind());
        out.write("id", change.id());
        out.write("deleted", change.deleted());
        out.write("active", change.active());
        JsonContent body = bodies.get(change.at());
        if (body != null) {
            out.writeKey("record");
            body.writeTo(out);
        }
        out.writeEnd();
    }
}
