package dev.seans.cookies;

import dev.seans.identity.SessionId;
import jakarta.servlet.http.Cookie;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything of a cookie but its value.
 *
 * @param attributes as they stand behind the pair, in their order; those without a value have an empty one
 */
public record CookieForm(String name, Map<String, String> attributes) {

    public CookieForm {
        attributes = new LinkedHashMap<>(attributes);
    }

    /** One that ends with the browser, and that no script and no foreign form gets. */
    static CookieForm strict(String name, String path, boolean secure) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("Path", path);
        if (secure) {
            attributes.put("Secure", "");
        }
        attributes.put("HttpOnly", "");
        attributes.put("SameSite", "Lax");
        return new CookieForm(name, attributes);
    }

    /** The value of {@code Set-Cookie}. */
    String header(SessionId id) {
        StringBuilder header = new StringBuilder(name).append('=').append(id.secret());
        attributes.forEach(
                (attribute, value) -> header.append("; ").append(attribute).append(value.isEmpty() ? "" : "=" + value));
        return header.toString();
    }

    /** The same, for {@link jakarta.servlet.http.HttpServletResponse#addCookie}. */
    public Cookie cookie(SessionId id) {
        Cookie cookie = new Cookie(name, id.secret());
        attributes.forEach((attribute, value) -> {
            switch (attribute) {
                case "Secure" -> cookie.setSecure(true);
                case "HttpOnly" -> cookie.setHttpOnly(true);
                default -> cookie.setAttribute(attribute, value);
            }
        });
        return cookie;
    }
}
