package dev.seans.cookies;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The cookie that carries an id. For browsers it is named {@code __Host-…} on secure requests (RFC 6265bis, section
 * 4.1.3.2), so that no neighbouring host can plant one; only that name is read there. It ends with the browser.
 *
 * @param name as the setting has it
 * @param contextPath of the application; empty for the root
 * @param ofBrowsers false where a servlet of a team, or of the exchange, writes the cookie by itself
 * @param words of the application about the cookie of its sessions; a path or a domain of its own excludes the prefix
 */
public record SessionCookie(String name, String contextPath, boolean ofBrowsers, SessionWords words)
        implements IdCookie {

    private static final String HOST_PREFIX = "__Host-";

    @Override
    public String nameFor(boolean secure) {
        return isBoundToHost(secure) ? HOST_PREFIX + name : name;
    }

    private boolean isBoundToHost(boolean secure) {
        return isSecure(secure)
                && ofBrowsers
                && !name.startsWith("__")
                && words.path().isEmpty()
                && words.domain().isEmpty();
    }

    private boolean isSecure(boolean secure) {
        return secure || words.secure();
    }

    @Override
    public CookieForm form(boolean secure) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("Path", path(secure));
        put(attributes, "Domain", words.domain());
        put(attributes, "Max-Age", words.maxAge() > 0 ? Integer.toString(words.maxAge()) : "");
        if (isSecure(secure)) {
            attributes.put("Secure", "");
        }
        if (!words.scriptsMayRead()) {
            attributes.put("HttpOnly", "");
        }
        attributes.put("SameSite", words.sameSite().isEmpty() ? "Lax" : words.sameSite());
        return new CookieForm(nameFor(secure), attributes);
    }

    private String path(boolean secure) {
        if (!words.path().isEmpty()) {
            return words.path();
        }
        boolean everywhere = isBoundToHost(secure) || (secure && !ofBrowsers) || contextPath.isEmpty();
        return everywhere ? "/" : contextPath;
    }

    private static void put(Map<String, String> attributes, String name, String value) {
        if (!value.isEmpty()) {
            attributes.put(name, value);
        }
    }
}
