package dev.seans.admin;

import dev.seans.api.JsonFields;
import dev.seans.exchange.ExchangeCourse;
import dev.seans.exchange.ExchangeRow;
import dev.seans.uploads.UploadSummary;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Exchange sessions as JSON. */
final class ExchangeJson {

    private ExchangeJson() {}

    /** A page; the next one begins behind its last row. */
    static JsonValue list(List<ExchangeCourse> exchanges, Function<ExchangeCourse, JsonValue> json, int limit) {
        Long next = exchanges.size() < limit
                ? null
                : exchanges.get(exchanges.size() - 1).exchange().number();
        return JsonFields.object()
                .add("exchanges", JsonFields.array(exchanges, json))
                .add("next", JsonFields.value(next))
                .build();
    }

    /**
     * One exchange session.
     *
     * @param upload null if nothing was uploaded
     */
    static JsonValue of(ExchangeCourse course, ExchangeOutcome outcome, String source, @Nullable UploadSummary upload) {
        ExchangeRow exchange = course.exchange();
        return JsonFields.object()
                .add("id", exchange.number())
                .add("sessionKey", exchange.key().hex())
                .add("user", exchange.user())
                .add("source", source)
                .add("address", exchange.address())
                .add("idSource", JsonFields.value(exchange.idSource()))
                .add("lastMode", exchange.lastMode())
                .add("files", upload == null ? 0 : upload.files())
                .add("bytes", upload == null ? 0 : upload.bytes())
                .add("lastFileAt", JsonFields.value(upload == null ? null : upload.lastFileAt()))
                .add("importRequested", exchange.importRequestedAt() != null)
                .add("outcome", outcome.name())
                .add("importId", JsonFields.value(course.importNumber().orElse(null)))
                .add("createdAt", JsonFields.value(exchange.createdAt()))
                .add("lastAccessAt", JsonFields.value(exchange.lastAccessAt()))
                .build();
    }
}
