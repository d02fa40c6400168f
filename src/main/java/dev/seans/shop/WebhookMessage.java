package dev.seans.shop;

import dev.seans.api.JsonFields;
import dev.seans.changes.ChangeCursor;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a shop is told, as the Standard Webhooks specification has it.
 *
 * @param end how far the source has come
 * @param at when it is told
 */
record WebhookMessage(String source, ChangeCursor end, Instant at) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** The same for each attempt to tell of the same changes. */
    String id() {
        return "changes." + source + "." + end;
    }

    String body() {
        return JsonFields.object()
                .add("type", "changes.available")
                .add("timestamp", at.toString())
                .add("data", JsonFields.object().add("source", source).add("cursor", end.toString()))
                .build()
                .toString();
    }

    HttpRequest request(URI url, byte[] key) {
        String body = body();
        // A header holds ASCII alone, while a source may have any name.
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(id().getBytes(StandardCharsets.UTF_8));
        long seconds = at.getEpochSecond();
        return HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Seans")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", signature(key, id, seconds, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    static String signature(byte[] key, String id, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] content = (id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }
}
