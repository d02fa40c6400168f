package dev.seans.filter;

/**
 * The cookie that carries an id. For browsers it is named {@code __Host-…} on secure requests (RFC 6265bis, section
 * 4.1.3.2), so that no neighbouring host can plant one; only that name is read there. It ends with the browser.
 *
 * @param name as the setting has it
 * @param contextPath of the application; empty for the root
 * @param ofBrowsers false where a servlet of a team, or of the exchange, writes the cookie by itself
 */
record SessionCookie(String name, String contextPath, boolean ofBrowsers) implements IdCookie {

    private static final String HOST_PREFIX = "__Host-";

    @Override
    public String nameFor(boolean secure) {
        return secure && ofBrowsers ? HOST_PREFIX + name : name;
    }

    @Override
    public CookieForm form(boolean secure) {
        return CookieForm.strict(nameFor(secure), secure || contextPath.isEmpty() ? "/" : contextPath, secure);
    }
}
