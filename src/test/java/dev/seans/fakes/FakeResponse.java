package dev.seans.fakes;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Remembers what was answered; each header but Set-Cookie once, so that nothing can be added to it unseen. */
public final class FakeResponse {

    private final Map<String, String> headers = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final List<String> cookies = new ArrayList<>();
    private final Map<String, String> kept = new LinkedHashMap<>();
    private int status = 200;
    private boolean keepsCookies;
    private boolean committed;
    private boolean including;

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        Map<String, String> all = new HashMap<>(headers);
        if (!cookies.isEmpty()) {
            all.put("Set-Cookie", String.join("\n", cookies));
        }
        return all;
    }

    /** The values of Set-Cookie, as they reach the client. */
    public List<String> cookies() {
        return Stream.concat(cookies.stream(), kept.values().stream()).toList();
    }

    /** As on WildFly: what comes by addCookie becomes a header only when the response leaves. */
    public FakeResponse keepingCookies() {
        keepsCookies = true;
        return this;
    }

    /** As WildFly does with the response of a request that has failed. */
    public void loseHeaders() {
        headers.clear();
        cookies.clear();
    }

    /** As inside an include: headers are ignored. */
    public FakeResponse including() {
        including = true;
        return this;
    }

    /** A part of the response is on its way. */
    public FakeResponse commit() {
        committed = true;
        return this;
    }

    public String body(Charset charset) {
        return body.toString(charset);
    }

    public HttpServletResponse http() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                FakeResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> answer(method, arguments == null ? new Object[0] : arguments));
    }

    private @Nullable Object answer(Method method, Object[] arguments) {
        switch (method.getName()) {
            case "setStatus" -> status = (int) arguments[0];
            case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
            case "setContentLength" -> headers.put("Content-Length", arguments[0].toString());
            case "setHeader" -> setHeader((String) arguments[0], (String) arguments[1]);
            case "reset" -> reset();
            case "isCommitted" -> {
                return committed;
            }
            case "getHeaders" -> {
                return headers((String) arguments[0]);
            }
            case "addCookie" -> addCookie((Cookie) arguments[0]);
            case "addHeader" -> addHeader((String) arguments[0], (String) arguments[1]);
            case "flushBuffer" -> {}
            case "getStatus" -> {
                return status;
            }
            case "getOutputStream" -> {
                return new Output(body);
            }
            case "getWriter" -> {
                return new PrintWriter(body, true, StandardCharsets.UTF_8) {
                    @Override
                    public void write(String text) {
                        super.write(text);
                        flush();
                    }
                };
            }
            default -> throw new UnsupportedOperationException("nobody should have asked the response for " + method);
        }
        return null;
    }

    private List<String> headers(String name) {
        return name.equals("Set-Cookie")
                ? List.copyOf(cookies)
                : Stream.ofNullable(headers.get(name)).toList();
    }

    private void setHeader(String name, String value) {
        if (including) {
            return;
        }
        if (name.equals("Set-Cookie")) {
            cookies.clear();
            cookies.add(value);
        } else {
            headers.put(name, value);
        }
    }

    private void reset() {
        if (committed) {
            throw new IllegalStateException("a part of the response is on its way");
        }
        headers.clear();
        cookies.clear();
        body.reset();
        status = 200;
    }

    private void addHeader(String name, String value) {
        if (including) {
            return;
        }
        if (name.equals("Set-Cookie")) {
            cookies.add(value);
        } else if (headers.putIfAbsent(name, value) != null) {
            throw new IllegalStateException("there is a header " + name + " already");
        }
    }

    private void addCookie(Cookie cookie) {
        String text = cookie.getName() + "=" + cookie.getValue() + "; "
                + cookie.getAttributes().entrySet().stream()
                        .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                        .collect(Collectors.joining("; "));
        if (keepsCookies) {
            kept.put(cookie.getName(), text);
        } else {
            addHeader("Set-Cookie", text);
        }
    }

    private static final class Output extends ServletOutputStream {

        private final ByteArrayOutputStream bytes;

        private Output(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int value) {
            bytes.write(value);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("answers are written at once");
        }
    }
}
