package dev.seans.login;

import dev.seans.settings.UpstreamSetting;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Says what the exceptions of the HTTP client mean. Their own messages are left out: some quote what was received, which
 * may be a cookie.
 */
final class ExchangeFailures {

    private static final String UNKNOWN_HOST = ": nobody knows the host";
    private static final String REFUSED = ": nobody listens there, or a firewall is between";
    private static final int DEEPEST_CAUSE = 20;

    private final UpstreamAccess access;
    private final HttpRequest request;

    ExchangeFailures(UpstreamAccess access, HttpRequest request) {
        this.access = access;
        this.request = request;
    }

    FailedExchangeException of(ExecutionException failed) {
        if (has(failed, HttpConnectTimeoutException.class)) {
            return new FailedExchangeException(
                    Failure.TIMED_OUT,
                    noConnection() + " within "
                            + access.settings().connectTimeout().toMillis() + " ms");
        }
        if (has(failed, HttpTimeoutException.class)) {
            return new FailedExchangeException(
                    Failure.TIMED_OUT,
                    "no answer to " + RequestText.of(request) + " within "
                            + access.settings().timeout().toMillis() + " ms");
        }
        if (has(failed, ConnectException.class)) {
            return unreachable(
                    noConnection() + (has(failed, UnresolvedAddressException.class) ? UNKNOWN_HOST : REFUSED));
        }
        if (has(failed, SSLException.class)) {
            return unreachable(has(failed, CertificateException.class) ? untrusted() : noTls());
        }
        return brokenOrNonsense(failed);
    }

    private FailedExchangeException brokenOrNonsense(ExecutionException failed) {
        if (failed.getCause() instanceof IOException && !has(failed, ProtocolException.class)) {
            return unreachable("the connection broke before " + RequestText.of(request) + " was answered wholly");
        }
        return new FailedExchangeException(
                Failure.UNEXPECTED_ANSWER, "the answer to " + RequestText.of(request) + " is not HTTP");
    }

    private String noConnection() {
        String to = "no connection to " + RequestText.origin(request.uri());
        return access.settings()
                .proxy()
                .map(proxy -> to + " by the proxy " + proxy.getHostString() + ":" + proxy.getPort())
                .orElse(to);
    }

    private String untrusted() {
        String name = UpstreamSetting.TRUST_STORE.key(access.settings().name());
        return "the certificate of " + RequestText.origin(request.uri())
                + " is not trusted, or is one for another host: check the address; if it is right, name a trust store with"
                + " this certificate, or with that of its issuer, in " + name;
    }

    private String noTls() {
        return "no TLS connection to " + RequestText.origin(request.uri())
                + ": it speaks no TLS there, or no version of it that this JDK allows";
    }

    private static FailedExchangeException unreachable(String message) {
        return new FailedExchangeException(Failure.UNREACHABLE, message);
    }

    private static boolean has(Throwable failed, Class<? extends Throwable> type) {
        @Nullable Throwable cause = failed;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
