package dev.seans.fakes;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that has what a test has put into it, and whose realm knows the users that the test has named. Whatever
 * else is asked of it fails, above all its body: nothing that is tested with it may touch that.
 */
public final class FakeRequest {

    private final Map<String, List<String>> headers = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, String> spellings = new HashMap<>();
    private @Nullable String query;
    private String url = "http://shop.example/seans/exchange";
    private String servletPath = "/exchange";
    private @Nullable String pathInfo;
    private final Set<String> roles = new HashSet<>();
    private String address = "192.0.2.1";
    private boolean secure;
    private @Nullable String user;
    private DispatcherType dispatcherType = DispatcherType.REQUEST;
    private @Nullable FakeAsync async;
    private @Nullable FakeResponse response;

    public static FakeRequest withQuery(@Nullable String query) {
        FakeRequest request = new FakeRequest();
        request.query = query;
        return request;
    }

    /** A header; a second one of the same name stands beside the first. */
    public FakeRequest header(String name, String value) {
        headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(value);
        return this;
    }

    public FakeRequest from(String clientAddress) {
        address = clientAddress;
        return this;
    }

    /** It came over TLS, or the server was told so by a proxy that it trusts. */
    public FakeRequest secure() {
        secure = true;
        return this;
    }

    /** The server has made this user the caller before any filter. */
    public FakeRequest of(String caller) {
        user = caller;
        return this;
    }

    /** The container dispatches it for this reason. */
    public FakeRequest dispatched(DispatcherType type) {
        dispatcherType = type;
        return this;
    }

    /** The container answers it with this one. */
    public FakeRequest answeredWith(FakeResponse ofContainer) {
        response = ofContainer;
        return this;
    }

    /** What was started asynchronously. */
    public FakeAsync async() {
        return Objects.requireNonNull(async, "nothing was started asynchronously");
    }

    /** The container has mapped it on a servlet so. */
    public FakeRequest path(String ofServlet, @Nullable String info) {
        servletPath = ofServlet;
        pathInfo = info;
        return this;
    }

    /** All users of the realm have this role. */
    public FakeRequest realmGives(String role) {
        roles.add(role);
        return this;
    }

    /** The server's realm knows this user. */
    public FakeRequest realmKnows(String user, String password) {
        passwords.put(user, password);
        return this;
    }

    /** The URL that it came to. */
    public FakeRequest at(String requestUrl) {
        url = requestUrl;
        return this;
    }

    /** The server's realm knows this user, whatever the case of the letters in which the client writes the name. */
    public FakeRequest realmKnowsInAnyCase(String user, String password) {
        passwords.put(user.toUpperCase(Locale.ROOT), password);
        spellings.put(user.toUpperCase(Locale.ROOT), user);
        return realmKnows(user, password);
    }

    public HttpServletRequest http() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                FakeRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> answer(method, arguments == null ? new Object[0] : arguments));
    }

    @SuppressWarnings("NullAway") // the API's contract: null where there is none
    private @Nullable Object answer(Method method, Object[] arguments) throws ServletException, IOException {
        return switch (method.getName()) {
            case "getQueryString" -> query;
            case "getRemoteAddr" -> address;
            case "isSecure" -> secure;
            case "getMethod" -> "GET";
            case "getContextPath" -> "/seans";
            case "getServletPath" -> servletPath;
            case "getPathInfo" -> pathInfo;
            case "isUserInRole" -> user != null && roles.contains((String) arguments[0]);
            case "getHeader" -> values(arguments).stream().findFirst().orElse(null);
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            case "getHeaders" -> Collections.enumeration(values(arguments));
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getSession" -> existingSession(arguments);
            case "removeAttribute" -> attributes.remove((String) arguments[0]);
            case "login" -> login((String) arguments[0], (String) arguments[1]);
            case "logout" -> logout();
            case "authenticate" -> user != null;
            case "getUserPrincipal" -> user == null ? null : (Principal) () -> user;
            case "getRequestURI" -> url.replaceFirst("^https?://[^/]*", "");
            case "getRequestURL" -> new StringWriter().append(url).getBuffer();
            case "getServletContext" -> FakeContext.of(FakeRequest.class);
            case "getDispatcherType" -> dispatcherType;
            case "isAsyncSupported" -> true;
            case "isAsyncStarted" -> async != null && !async.isComplete();
            case "getAsyncContext" -> async().context();
            case "startAsync" -> startAsync(arguments);
            default -> throw new UnsupportedOperationException("nobody should have asked the request for " + method);
        };
    }

    private List<String> values(Object[] arguments) {
        return headers.getOrDefault(((String) arguments[0]).toLowerCase(Locale.ROOT), List.of());
    }

    private static @Nullable Object existingSession(Object[] arguments) {
        if (arguments.length == 0 || (boolean) arguments[0]) {
            throw new UnsupportedOperationException("nobody should have asked for a container session");
        }
        return null;
    }

    private @Nullable Object login(String name, String password) throws ServletException {
        if (!password.equals(passwords.get(name))) {
            throw new ServletException("the realm does not know these credentials");
        }
        user = spellings.getOrDefault(name, name);
        return null;
    }

    private @Nullable Object logout() {
        user = null;
        return null;
    }

    private Object startAsync(Object[] arguments) throws IOException {
        if (async != null && !async.isComplete()) {
            return async.restart();
        }
        async = new FakeAsync(arguments.length == 0 ? null : (ServletRequest) arguments[0], response);
        return async.context();
    }
}
