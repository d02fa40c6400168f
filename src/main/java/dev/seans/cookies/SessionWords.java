package dev.seans.cookies;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What an application has really said of its sessions, in {@code <session-config>} of its web.xml or through
 * {@link ServletContext}. Servers answer with defaults where nothing was said: 30 minutes, JSESSIONID, WildFly the path
 * of the context, Payara HttpOnly. What they answer beyond these was said; and so was what stands in web.xml.
 *
 * @param minutes of the idle time; null if nothing was said
 * @param name of the cookie; empty if nothing was said, like the next ones
 * @param isNameFree whether the server's own sessions have no cookie that would overwrite one of that name
 * @param maxAge of the cookie, in seconds; not positive if it ends with the browser
 * @param secure whether it is secure on any request
 * @param scriptsMayRead whether web.xml says in so many words that it is not HttpOnly
 */
public record SessionWords(
        @Nullable Integer minutes,
        String name,
        boolean isNameFree,
        String domain,
        String path,
        int maxAge,
        boolean secure,
        boolean scriptsMayRead,
        String sameSite) {

    public static final SessionWords NONE = new SessionWords(null, "", true, "", "", -1, false, false, "");

    private static final int DEFAULT_MINUTES = 30;
    private static final String DEFAULT_NAME = "JSESSIONID";

    public static SessionWords of(ServletContext context) {
        Map<String, String> written = written(context);
        SessionCookieConfig cookie = context.getSessionCookieConfig();
        int minutes = context.getSessionTimeout();
        String path = text(cookie.getPath());
        boolean hasName = !text(cookie.getName()).equals(DEFAULT_NAME);
        return new SessionWords(
                minutes != DEFAULT_MINUTES || written.containsKey("session-timeout") ? minutes : null,
                hasName ? text(cookie.getName()) : "",
                !hasName || !context.getEffectiveSessionTrackingModes().contains(SessionTrackingMode.COOKIE),
                text(cookie.getDomain()),
                isOfContext(path, context.getContextPath()) ? "" : path,
                cookie.getMaxAge(),
                cookie.isSecure(),
                "false".equals(written.get("http-only")),
                // Not all of them: Payara fails if there are none.
                text(cookie.getAttribute("SameSite")));
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said.strip();
    }

    private static boolean isOfContext(String path, String contextPath) {
        return path.equals(contextPath) || (contextPath.isEmpty() && path.equals("/"));
    }

    /** The elements of web.xml of which a server does not tell whether they were there. */
    private static Map<String, String> written(ServletContext context) {
        try (InputStream webXml = context.getResourceAsStream("/WEB-INF/web.xml")) {
            return webXml == null ? Map.of() : read(webXml);
        } catch (IOException | XMLStreamException theServerSaysMore) {
            return Map.of();
        }
    }

    private static Map<String, String> read(InputStream webXml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(webXml);
        Map<String, String> written = new HashMap<>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT
                    && (reader.getLocalName().equals("session-timeout")
                            || reader.getLocalName().equals("http-only"))) {
                written.put(reader.getLocalName(), reader.getElementText().strip());
            }
        }
        return written;
    }
}
