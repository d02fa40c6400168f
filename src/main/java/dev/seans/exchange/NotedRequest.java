package dev.seans.exchange;

import dev.seans.filter.FinishedRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request of an exchange, as its time line shows it.
 *
 * @param id its place in the time line
 * @param session the first 12 digits of the session's key
 * @param endedAt when it was answered
 * @param tookMillis from the filter to the answer
 * @param heldMillis how much of that it waited for an import; null if it was not held
 * @param node that has answered it
 * @param address of the client; null where it is not known
 * @param idSource where the session's id stood: URL, COOKIE or HEADER; null if none came
 * @param bytes that were uploaded
 * @param outcome the first word of the answer, and whether it was lost on its way
 * @param refused why it was not let through
 */
public record NotedRequest(
        long id,
        String session,
        Instant endedAt,
        long tookMillis,
        @Nullable Long heldMillis,
        String node,
        @Nullable String address,
        @Nullable String user,
        @Nullable String idSource,
        @Nullable String type,
        @Nullable String mode,
        @Nullable String file,
        @Nullable Long bytes,
        int status,
        @Nullable String outcome,
        @Nullable String refused) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Not what is no request of an exchange, or of none that can be told; nor those that waited in vain for orders. */
    static boolean isWorthIt(FinishedRequest request) {
        return request.note("mode").isPresent()
                && request.note("type").isPresent()
                && request.note("session").isPresent()
                && request.status() != HttpServletResponse.SC_NOT_MODIFIED;
    }

    /** @param request one that {@link #isWorthIt} */
    static NotedRequest of(FinishedRequest request, String node, Instant endedAt) {
        return new NotedRequest(
                0,
                text(request.note("session").orElseThrow(), 12),
                endedAt,
                request.took().toMillis(),
                number(request, "held"),
                node,
                request.address().isEmpty() ? null : request.address(),
                note(request, "user", 200),
                note(request, "from", 8),
                note(request, "type", 20),
                note(request, "mode", 20),
                note(request, "file", 500),
                number(request, "bytes"),
                request.status(),
                note(request, "outcome", 100),
                note(request, "refused", 40));
    }

    private static @Nullable String note(FinishedRequest request, String field, int longest) {
        return request.note(field).map(value -> text(value, longest)).orElse(null);
    }

    /** PostgreSQL takes no U+0000, which notes do not have. */
    private static String text(String value, int longest) {
        return value.length() > longest ? value.substring(0, longest) : value;
    }

    private static @Nullable Long number(FinishedRequest request, String field) {
        return request.note(field)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::valueOf)
                .orElse(null);
    }
}
