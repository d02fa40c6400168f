package dev.seans.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of an upstream's answer the caller sees before the body: the status, and all headers but those of the hop, its cookies,
 * which are the session's, and what it says of its address, which is not this one.
 */
final class AnswerHead {

    /** More than servers send, and more than some clients take. */
    private static final int MOST_LETTERS = 64 * 1024;

    private static final Set<String> NOT_FOR_CALLERS = Set.of(
            "set-cookie",
            "set-cookie2",
            "clear-site-data",
            "x-content-type-options",
            "alt-svc",
            "strict-transport-security",
            "public-key-pins",
            "content-length",
            "via",
            "location");

    /** Beside Location. */
    private static final Set<String> ADDRESSES = Set.of("link", "content-location", "refresh");

    private static final String POLICY = "Content-Security-Policy";

    private static final int FIRST_REDIRECTION = 300;
    private static final int NOT_MODIFIED = 304;
    private static final int FIRST_CLIENT_ERROR = 400;

    private final ResponseInfo answer;
    private final @Nullable String location;
    private final boolean hidesAddresses;

    private AnswerHead(ResponseInfo answer, @Nullable String location, boolean hidesAddresses) {
        this.hidesAddresses = hidesAddresses;
        this.answer = answer;
        this.location = location;
    }

    /**
     * That of an answer.
     *
     * @param asked where it comes from
     * @throws UnusableAnswerException if no caller can get it
     */
    static AnswerHead of(ResponseInfo answer, URI asked, Location location, RedirectRule redirects)
            throws UnusableAnswerException {
        long letters = answer.headers().map().entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + value))
                .mapToLong(String::length)
                .sum();
        if (letters > MOST_LETTERS) {
            throw new UnusableAnswerException("its headers are larger than 64 kB");
        }
        Optional<String> leads = answer.headers().firstValue("Location");
        if (leads.isEmpty()) {
            return new AnswerHead(answer, null, location.hidesSecret());
        }
        return new AnswerHead(
                answer,
                isRedirection(answer.statusCode())
                        ? location.allowed(leads.get(), asked, redirects)
                        : location.shown(leads.get(), asked),
                location.hidesSecret());
    }

    private static boolean isRedirection(int status) {
        return status >= FIRST_REDIRECTION && status < FIRST_CLIENT_ERROR && status != NOT_MODIFIED;
    }

    /** Of the body; negative if nobody knows. */
    long length() {
        return answer.headers().firstValueAsLong("Content-Length").orElse(-1);
    }

    void write(HttpServletResponse response) {
        response.setStatus(answer.statusCode());
        HttpHeaders headers = answer.headers();
        HopByHop hop = new HopByHop(headers.allValues("Connection"));
        headers.map().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean hidden = hidesAddresses && ADDRESSES.contains(lower);
            if (!hop.has(lower) && !hidden && !NOT_FOR_CALLERS.contains(lower)) {
                write(response, name, values);
            }
        });
        response.addHeader("Via", "1.1 seans");
        if (location != null) {
            response.setHeader("Location", location);
        }
        if (length() >= 0) {
            response.setContentLengthLong(length());
        }
    }

    /** The first one replaces what the server has set by itself, as Date. */
    private static void write(HttpServletResponse response, String name, List<String> values) {
        if (name.equalsIgnoreCase(POLICY)) {
            values.forEach(value -> response.addHeader(name, value)); // all of them hold, ours too
            return;
        }
        response.setHeader(name, values.get(0));
        values.stream().skip(1).forEach(value -> response.addHeader(name, value));
    }
}
