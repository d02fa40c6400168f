package dev.seans.gateway;

import dev.seans.api.JsonAnswer;
import dev.seans.api.JsonFields;
import dev.seans.client.UpstreamSessionException;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/**
 * Why a call has got no answer of its upstream.
 *
 * @param reason for programs: one of {@link UpstreamSessionException.Reason}, or one of the gateway's own
 * @param retryAfterSeconds when it makes sense to come again
 */
record GatewayFailure(int status, String reason, String text, int retryAfterSeconds) {

    private static final int SOON = 1;
    private static final int WHEN_IT_MAY_BE_OVER = 5;
    private static final int AFTER_SOMEBODY_HAS_ACTED = 60;

    /** What has happened to the call of this upstream. */
    static GatewayFailure of(String upstream, Throwable failed) {
        Throwable cause = unwrapped(failed);
        if (cause instanceof UpstreamSessionException none) {
            return new GatewayFailure(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    none.reason().name(),
                    String.valueOf(none.getMessage()),
                    retryAfter(none.reason()));
        }
        if (hasCause(cause, CallerBody.SentAlreadyException.class)) {
            return new GatewayFailure(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "SESSION_RENEWED",
                    upstream
                            + ": its session was lost in this call, and there is a new one; the body is too large to have"
                            + " been kept: send the call again",
                    SOON);
        }
        if (cause instanceof IllegalArgumentException) {
            return new GatewayFailure(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    UpstreamSessionException.Reason.SESSION_EXPIRED.name(),
                    upstream + ": the stored session is one for another base URL; the keeper replaces it",
                    WHEN_IT_MAY_BE_OVER);
        }
        return cause instanceof IOException ? ofExchange(upstream, cause) : defect();
    }

    private static GatewayFailure ofExchange(String upstream, Throwable cause) {
        if (cause instanceof UnusableAnswerException unusable) {
            return bad("UPSTREAM_ANSWER", upstream + " has answered, but " + unusable.getMessage());
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return late(upstream + ": there was no connection within connect-timeout");
        }
        if (cause instanceof HttpTimeoutException) {
            return timeout(upstream);
        }
        if (cause instanceof ConnectException) {
            return bad("UPSTREAM_UNREACHABLE", upstream + ": nobody listens at the base URL, or a firewall is between");
        }
        return cause instanceof SSLException
                ? bad(
                        "UPSTREAM_UNREACHABLE",
                        upstream + ": there is no TLS connection to it, or its certificate is not trusted")
                : bad(
                        "UPSTREAM_UNREACHABLE",
                        upstream + ": the connection broke, or what it answered is not HTTP; nobody knows"
                                + " whether the call was done");
    }

    /** This node stops while the call is under way. */
    static GatewayFailure ofStop() {
        return new GatewayFailure(
                HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                "STOPPING",
                "this node stops; nobody knows whether the call was done",
                WHEN_IT_MAY_BE_OVER);
    }

    /** Whether nobody waits for the answer any more, so that there is nobody to tell. */
    static boolean isCallerGone(Throwable failed) {
        return hasCause(failed, CallerGoneException.class);
    }

    /** The caller has sent nothing more of its body for too long. */
    static GatewayFailure ofSilentCaller() {
        return new GatewayFailure(
                HttpServletResponse.SC_REQUEST_TIMEOUT,
                "CALLER_SILENT",
                "nothing more of the body has come for as long as call-timeout says",
                SOON);
    }

    private static GatewayFailure bad(String reason, String text) {
        return new GatewayFailure(HttpServletResponse.SC_BAD_GATEWAY, reason, text, WHEN_IT_MAY_BE_OVER);
    }

    /** The upstream has been silent for too long. */
    static GatewayFailure timeout(String upstream) {
        return late(upstream + ": there was no answer within call-timeout; nobody knows whether the call was done");
    }

    private static GatewayFailure late(String text) {
        return new GatewayFailure(
                HttpServletResponse.SC_GATEWAY_TIMEOUT, "UPSTREAM_TIMED_OUT", text, WHEN_IT_MAY_BE_OVER);
    }

    private static GatewayFailure defect() {
        return new GatewayFailure(
                HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                "DEFECT",
                "the call failed: the server's log has the details",
                AFTER_SOMEBODY_HAS_ACTED);
    }

    private static int retryAfter(UpstreamSessionException.Reason reason) {
        return switch (reason) {
            case ALL_BUSY -> SOON;
            case SESSION_EXPIRED, DATABASE_UNREACHABLE -> WHEN_IT_MAY_BE_OVER;
            case UNKNOWN_UPSTREAM, KEEPER_STOPPED, UPSTREAM_REFUSES, UNREADABLE -> AFTER_SOMEBODY_HAS_ACTED;
        };
    }

    private static Throwable unwrapped(Throwable failed) {
        Throwable cause = failed.getCause();
        return failed instanceof CompletionException && cause != null ? unwrapped(cause) : failed;
    }

    private static boolean hasCause(Throwable failed, Class<? extends Throwable> type) {
        return type.isInstance(failed) || (failed.getCause() != null && hasCause(failed.getCause(), type));
    }

    boolean isDefect() {
        return status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    void write(HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Retry-After", String.valueOf(retryAfterSeconds));
        JsonObject json =
                JsonFields.object().add("error", text).add("reason", reason).build();
        JsonAnswer.send(response, status, json);
    }
}
