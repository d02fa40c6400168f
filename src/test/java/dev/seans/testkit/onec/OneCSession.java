package dev.seans.testkit.onec;

import dev.seans.testkit.http.RawResponse;
import java.util.List;

/**
 * What 1C keeps of the answer to {@code checkauth}: the cookie built by hand from lines 2 and 3, untrimmed, and the fourth
 * line without "sessid=". Set-Cookie is not looked at.
 *
 * @param sessionId empty if there is no fourth line; it is sent nevertheless
 * @param timestamp the fifth line, {@code timestamp=…}: what {@code deactivate} is asked with
 */
public record OneCSession(String cookieName, String cookieValue, String sessionId, String timestamp) {

    static OneCSession of(RawResponse checkauth) {
        List<String> lines = checkauth.lines();
        return new OneCSession(line(lines, 1), line(lines, 2), line(lines, 3).replace("sessid=", ""), line(lines, 4));
    }

    /** As the header has it. */
    public String cookie() {
        return cookieName + "=" + cookieValue;
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }

    /** The id is a secret, also in a test's message. */
    @Override
    public String toString() {
        return "session in cookie " + cookieName;
    }
}
