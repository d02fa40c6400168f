package dev.seans.admin;

import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the API answers: JSON, and what people read in a terminal, if there is such a form.
 *
 * @param text null if there is JSON alone
 */
record ApiBody(JsonValue json, @Nullable Supplier<String> text) {

    static ApiBody of(JsonValue json) {
        return new ApiBody(json, null);
    }

    /** What people read, if the request asks for text and there is such a form. */
    Optional<String> textFor(HttpServletRequest request) {
        return Optional.ofNullable(text)
                .filter(there -> Collections.list(request.getHeaders("Accept")).stream()
                        .anyMatch(accept ->
                                accept.strip().toLowerCase(Locale.ROOT).startsWith("text/plain")))
                .map(Supplier::get);
    }
}
