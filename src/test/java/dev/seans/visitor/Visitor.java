package dev.seans.visitor;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A browser of its own: it keeps cookies, and may ask for several pages at once. */
public final class Visitor {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI site;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /**
     * @param site the root of an application, with a slash at its end
     */
    public Visitor(URI site) {
        this.site = site;
    }

    /** The same cookies and headers, at another site: another node behind the balancer. */
    public Visitor at(URI otherSite) {
        Visitor other = new Visitor(otherSite);
        other.headers.putAll(headers);
        synchronized (cookies) {
            other.cookies.putAll(cookies);
        }
        return other;
    }

    /** From now on every request has this header. */
    public Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** As if the trusted proxy before the server had seen this address. */
    public Visitor from(String address) {
        return with("X-Forwarded-For", address);
    }

    public Visit get(String path) {
        return join(starts(path));
    }

    /** What the tests say when the answer itself does not matter. */
    public Visitor visits(String path) {
        Visit visit = get(path);
        if (visit.status() != 200) {
            throw new AssertionError(path + ": " + visit);
        }
        return this;
    }

    /** Sends the request; the answer may take its time. */
    public CompletableFuture<Visit> starts(String path) {
        return send(request(path).GET());
    }

    public Visit post(String path) {
        return join(send(request(path).POST(BodyPublishers.noBody())));
    }

    public Optional<String> cookie(String name) {
        synchronized (cookies) {
            return Optional.ofNullable(cookies.get(name));
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path)).timeout(Duration.ofMinutes(2));
        headers.forEach(request::header);
        synchronized (cookies) {
            if (!cookies.isEmpty() && !headers.containsKey("Cookie")) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
        }
        return request;
    }

    private CompletableFuture<Visit> send(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(this::shown);
    }

    private Visit shown(HttpResponse<String> response) {
        keep(response.headers().allValues("Set-Cookie"));
        return new Visit(response.statusCode(), response.headers(), response.body());
    }

    private void keep(List<String> setCookies) {
        synchronized (cookies) {
            for (String setCookie : setCookies) {
                String pair = setCookie.split(";", -1)[0];
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
    }

    private static Visit join(CompletableFuture<Visit> visit) {
        return visit.join();
    }
}
