package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.api.JsonFields;
import dev.seans.identity.Sha256;
import dev.seans.orderbook.Revision;
import dev.seans.orders.Cancellation;
import dev.seans.orders.InvalidOrderException;
import dev.seans.orders.Order;
import dev.seans.orders.OrderJson;
import dev.seans.orders.OrderProblem;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shop sends: an order, and by what a repeat is told from a change. */
record OrderBody(Order order, Revision revision) {

    private static final int BYTES_MAX = 1 << 20;
    private static final int KEY_MAX = 255;

    /**
     * Reads it.
     *
     * @param number of the path
     * @throws InvalidOrderException with all that 1C could not take
     * @throws ApiException 400 if there is neither a version nor a key, 413 for a body of more than 1 MiB
     */
    static OrderBody of(HttpServletRequest request, String number) throws IOException {
        JsonObject json = OrderJson.parsed(new ByteArrayInputStream(bytes(request)));
        Revision revision = new Revision(version(json), keyHash(request));
        if (revision.equals(Revision.LATEST)) {
            throw new ApiException(
                    HttpServletResponse.SC_BAD_REQUEST,
                    "give the order a version, a number that grows with each change, or the request a header"
                            + " Idempotency-Key: without either a late repeat could undo a change");
        }
        return new OrderBody(OrderJson.order(withNumber(json, number)), revision);
    }

    /** That a shop cancels an order; the body may be empty. */
    static Cancel cancel(HttpServletRequest request) throws IOException {
        byte[] body = bytes(request);
        if (body.length == 0) {
            return new Cancel(new Cancellation(null), null);
        }
        JsonObject json = OrderJson.parsed(new ByteArrayInputStream(body));
        JsonValue reason = json.get("reason");
        if (reason != null && !(reason instanceof JsonString)) {
            throw wrong("/reason", "is not a text in quotes");
        }
        return new Cancel(new Cancellation(reason == null ? null : ((JsonString) reason).getString()), version(json));
    }

    private static byte[] bytes(HttpServletRequest request) throws IOException {
        try (InputStream in = request.getInputStream()) {
            byte[] body = in.readNBytes(BYTES_MAX + 1);
            if (body.length > BYTES_MAX) {
                throw new ApiException(
                        HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                        "an order has at most 1 MiB: 1C could not take it");
            }
            return body;
        }
    }

    private static @Nullable Long version(JsonObject json) {
        JsonValue version = json.get("version");
        if (version == null) {
            return null;
        }
        if (version instanceof JsonNumber number
                && number.isIntegral()
                && number.bigDecimalValue().precision() <= 18) {
            long value = number.longValue();
            if (value > 0) {
                return value;
            }
        }
        throw wrong("/version", "is not a whole number from 1 to 999999999999999999");
    }

    private static @Nullable String keyHash(HttpServletRequest request) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > KEY_MAX) {
            throw new ApiException(
                    HttpServletResponse.SC_BAD_REQUEST,
                    "the header Idempotency-Key must have from 1 to %d characters".formatted(KEY_MAX));
        }
        return Sha256.hex(key.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject withNumber(JsonObject json, String number) {
        JsonValue own = json.get("number");
        if (own != null && !(own instanceof JsonString text && text.getString().equals(number))) {
            throw wrong("/number", "is not the number of the path: leave it out here, or give the same");
        }
        JsonObjectBuilder order = JsonFields.object().add("number", number);
        json.forEach((name, value) -> {
            if (!name.equals("version") && !name.equals("number")) {
                order.add(name, value);
            }
        });
        return order.build();
    }

    /** @param version that the shop gives this change; null if it gives none */
    record Cancel(Cancellation cancellation, @Nullable Long version) {}

    private static InvalidOrderException wrong(String pointer, String message) {
        return new InvalidOrderException(List.of(new OrderProblem(pointer, message)));
    }
}
